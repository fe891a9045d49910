/** Shares of cyan, magenta, yellow and black, 0 to 100. */
export type Process = readonly [cyan: number, magenta: number, yellow: number, black: number]

/** So much of the ink of a plate of its own, 0 to 100. */
export interface Tint {
  readonly plate: string
  readonly tint: number
}

/** What a colour is in the PDF: `#rrggbb` for the screen; shares of the four inks, or a tint of a plate, for the press. */
export type Paint = string | Process | Tint

/** A plate of its own, and what comes near it where there is none. */
export interface Plate {
  readonly name: string
  readonly process: Process
}

/** The name by which PDF prints on every plate: for marks (ISO 32000-1, 8.6.6.4). */
export const REGISTRATION: Tint = { plate: 'All', tint: 100 }

/** Names that PDF has a meaning of its own for, or that are plates of the four inks: no spot ink can be called so. */
export const RESERVED_PLATES = ['all', 'none', 'cyan', 'magenta', 'yellow', 'black']

/** `#rrggbb` in the four inks, as much black as can be: greys are black alone. Plain arithmetic, no profile. */
export function processOf(hex: string): Process {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255,
  )
  const light = Math.max(red, green, blue)
  const share = (value: number) => (light > 0 ? percent((light - value) / light) : 0)
  return [share(red), share(green), share(blue), percent(1 - light)]
}

/** Whether red, green and blue are as much: black alone prints it. */
export function isGrey(hex: string): boolean {
  return hex.slice(1, 3) === hex.slice(3, 5) && hex.slice(3, 5) === hex.slice(5, 7)
}

/** Tenths of a percent: eight bits hold no more. */
function percent(share: number): number {
  return Math.round(share * 1000) / 10
}
