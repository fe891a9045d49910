import { globSync, isDynamicPattern } from 'tinyglobby'

/** Paths for patterns such as content/*.txt, for shells that do not expand them; other paths as they are. */
export function expandPattern(
  pattern: string,
  base: string,
  exists: (path: string) => boolean,
): readonly string[] {
  const slashed = pattern.replaceAll('\\', '/')
  if (exists(pattern) || !isDynamicPattern(slashed)) return [pattern]
  const found = globSync(slashed, {
    cwd: base,
    onlyFiles: false,
    expandDirectories: false,
    deep: 8,
  })
  return found.map((path) => path.replace(/\/$/, '')).sort((a, b) => (a < b ? -1 : 1))
}
