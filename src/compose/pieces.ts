import type { StyledRun } from '../model/line.ts'
import type { FaceId, Metrics } from '../model/metrics.ts'
import { clustersOf } from '../model/text.ts'
import type { Token } from './tokens.ts'

/** A run and where its text stands in the paragraph's. */
export interface Stretch {
  readonly run: StyledRun
  readonly start: number
  readonly end: number
}

/** Each run with its place. */
export function stretchesOf(runs: readonly StyledRun[]): Stretch[] {
  let end = 0
  return runs.map((run) => {
    const start = end
    end += run.text.length
    return { run, start, end }
  })
}

/** A box or a leader is drawn by no face. */
const NO_FACE: FaceId = ''

/** The part of a token that stands in one run and one face. */
export interface Piece {
  readonly start: number
  readonly end: number
  readonly run: StyledRun
  readonly runStart: number
  readonly face: FaceId
  /** Of a word, a sign that takes an em by itself: ￥ ℃ ㎡. */
  readonly isSign: boolean
}

const SIGN = /^[￥％‰℃℉№￠\u3380-\u33df]/u

/** Where a run or, by fallback, a face begins inside a token, it is cut; what is cut stays joined. The token begins in stretch `first`. */
export function cutAtStyles(
  token: Token,
  text: string,
  stretches: readonly Stretch[],
  first: number,
  metrics: Metrics,
): Piece[] {
  const pieces: Piece[] = []
  for (let i = first; (stretches[i]?.start ?? Infinity) < token.end; i++) {
    const stretch = stretches[i]
    if (!stretch) break
    const { run, start: runStart } = stretch
    const from = Math.max(token.start, runStart)
    const to = Math.min(token.end, stretch.end)
    for (const cluster of clustersOf(text.slice(from, to))) {
      const last = pieces.at(-1)
      const start = last?.end ?? from
      const end = start + cluster.length
      const face = run.box || run.leader ? NO_FACE : faceFor(cluster, run, metrics)
      const isSign = SIGN.test(cluster)
      const goesOn = last && last.run === run && last.face === face
      if (goesOn && !isSign && !last.isSign) {
        pieces[pieces.length - 1] = { ...last, end }
      } else pieces.push({ start, end, run, runStart, face, isSign })
    }
  }
  return pieces
}

export function faceFor(cluster: string, run: StyledRun, metrics: Metrics): FaceId {
  const face = metrics.faceFor(run, cluster)
  if (face === undefined) throw new Error(`no face has ${cluster}; check coverage first`)
  return face
}
