import type { Code, DiagnosticData } from '../model/diagnostic.ts'

type ImageCode = Extract<Code, `IMAGE_${string}`>

/** What is wrong with a picture: thrown where it is found, made a diagnostic of in load.ts. */
export class Refusal extends Error {
  readonly code: ImageCode
  readonly data: DiagnosticData[ImageCode]
  constructor(code: ImageCode, data: DiagnosticData[ImageCode]) {
    super(code)
    this.code = code
    this.data = data
  }
}

/** Refuses with data that fit the code. */
export function refuse<C extends ImageCode>(code: C, data: DiagnosticData[C]): never {
  throw new Refusal(code, data)
}

/** What a picture may be at most: far more than a page can show, and little enough for any desk. */
export const MOST = {
  bytes: 50_000_000,
  pixels: 100_000_000,
  'svg bytes': 2_000_000,
  'svg depth': 200,
  'svg parts': 200_000,
} as const

export function checkLimit(path: string, limit: keyof typeof MOST, value: number): void {
  if (value > MOST[limit]) refuse('IMAGE_TOO_LARGE', { path, limit, value, most: MOST[limit] })
}
