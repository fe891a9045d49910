import { stringify } from 'yaml'

/** Plain data as YAML, keys in their order, long texts on one line. */
export function toYaml(data: unknown): string {
  return stringify(data, { lineWidth: 0 })
}
