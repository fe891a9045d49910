import { diagnose, type Report } from '../model/diagnostic.ts'
import {
  isGrey,
  processOf,
  RESERVED_PLATES,
  type Paint,
  type Plate,
  type Process,
} from '../model/paint.ts'
import type { ColorUse } from '../model/press.ts'
import type { Color, Ink } from '../model/style.ts'

export type NamedInk = Ink & { readonly screen: string }

/** How the colours of a job come onto plates. */
export interface Separation {
  /** Reports a colour that no ink is named for, when it is asked for first; `useOf` is asked then. */
  readonly paintOf: (color: Color, useOf?: () => ColorUse) => Paint
  /** Spot inks, those that have a plate of their own. */
  readonly plates: readonly Plate[]
  /** What is printed where a picture has the screen's face of an ink. */
  readonly inks: Readonly<Record<string, Paint>>
}

/**
 * Gives every colour its ink: that which the style names; that whose face on the screen it is; black alone, where it is a grey; else the four
 * inks by arithmetic, which is reported. Inks with a spot name get a plate of their own if `spot` is wished.
 */
export function separateInks(inks: readonly NamedInk[], spot: boolean, report: Report): Separation {
  const plating = spot ? platesFor(inks, report) : { plates: [], paints: new Map<string, Paint>() }
  const told = new Set<string>()
  const convert = (hex: string, useOf?: () => ColorUse): Process => {
    const process = processOf(hex)
    if (!isGrey(hex) && !told.has(hex)) {
      told.add(hex)
      const { place, shown } = useOf?.() ?? {}
      const data = { color: hex, process, ...(shown && { shown }) }
      report(diagnose('warning', 'COLOR_WITHOUT_INK', data, place))
    }
    return process
  }
  const ofInk = ({ name, print }: Ink): Paint | undefined => plating.paints.get(name) ?? print
  const faces = new Map<string, Paint>()
  for (const ink of inks) {
    const screen = ink.screen.toLowerCase()
    const paint = ofInk(ink)
    if (paint !== undefined && !faces.has(screen)) faces.set(screen, paint)
  }
  return {
    paintOf: ({ screen, ink }, useOf) =>
      (ink && ofInk(ink)) ?? faces.get(screen) ?? convert(screen, useOf),
    plates: plating.plates,
    inks: Object.fromEntries(faces),
  }
}

interface Plating {
  readonly plates: readonly Plate[]
  /** By the ink's name. */
  readonly paints: ReadonlyMap<string, Paint>
}

/** Inks that share a spot name are tints of one plate, if they are: the strongest is its full tone. */
function platesFor(inks: readonly NamedInk[], report: Report): Plating {
  const spots = inks.filter(({ spot }) => spot !== undefined)
  if (!spots.length) report(diagnose('warning', 'SPOT_NONE', {}))
  const plates: Plate[] = []
  const paints = new Map<string, Paint>()
  for (const [spot, sharing] of groupedBySpot(spots)) {
    const [solid] = sharing.toSorted((a, b) => weightOf(b) - weightOf(a))
    if (!solid) continue
    const name = plateName(spot, solid, plates, report)
    plates.push({ name, process: shares(solid) })
    for (const ink of sharing) {
      const tint = tintOf(ink, solid)
      if (tint === undefined) {
        report(diagnose('warning', 'SPOT_TINT', { ink: ink.name, spot, solid: solid.name }))
      } else paints.set(ink.name, { plate: name, tint })
    }
  }
  return { plates, paints }
}

function groupedBySpot(inks: readonly NamedInk[]): Map<string, NamedInk[]> {
  const groups = new Map<string, NamedInk[]>()
  for (const ink of inks) {
    const spot = ink.spot ?? ''
    groups.set(spot, [...(groups.get(spot) ?? []), ink])
  }
  return groups
}

function shares({ print, screen }: NamedInk): Process {
  return print ?? processOf(screen)
}

function weightOf(ink: NamedInk): number {
  return shares(ink).reduce((sum, share) => sum + share, 0)
}

/** What the shares of a tint may be off by, in hundredths of each ink. */
const TINT_TOLERANCE = 3

/** How much of the full tone an ink is; undefined if it is another colour. */
function tintOf(ink: NamedInk, solid: NamedInk): number | undefined {
  const weight = weightOf(solid)
  const tint = weight > 0 ? weightOf(ink) / weight : 1
  const full = shares(solid)
  const isTint = shares(ink).every(
    (share, i) => Math.abs(share - tint * (full[i] ?? 0)) <= TINT_TOLERANCE,
  )
  return isTint ? Math.round(tint * 1000) / 10 : undefined
}

/** ISO 32000-1, annex C: a name has at most 127 bytes. */
const SAFE_NAME = /^[\x21-\x7e](?:[\x20-\x7e]{0,60}[\x21-\x7e])?$/u

/**
 * What the plate is called. Printers' programs know ASCII alone, and a few names that are no spot inks: there the ink's own name stands for
 * it, which is reported.
 */
function plateName(spot: string, ink: NamedInk, plates: readonly Plate[], report: Report): string {
  const isFree = (name: string) =>
    SAFE_NAME.test(name) &&
    !RESERVED_PLATES.includes(name.toLowerCase()) &&
    !plates.some((plate) => plate.name.toLowerCase() === name.toLowerCase())
  if (isFree(spot)) return spot
  const instead = [ink.name, `Spot ${plates.length + 1}`, `Spot ${ink.name}`].find(isFree)
  const plate = instead ?? `Spot ${plates.length + 1} ${ink.name.length}`
  report(diagnose('warning', 'SPOT_NAME', { ink: ink.name, spot, plate }))
  return plate
}
