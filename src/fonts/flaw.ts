import type { FontFlaw, FontRefusal } from '../model/diagnostic.ts'

/** What is wrong with the bytes of a font; thrown where it is found. */
export class FlawedFont extends Error {
  readonly flaw: FontFlaw
  /** Of OpenType, four letters. */
  readonly table: string | undefined
  constructor(flaw: FontFlaw, table?: string) {
    super(table === undefined ? flaw : `${flaw}: ${table}`)
    this.flaw = flaw
    this.table = table
  }
}

/** Why a font that is whole cannot be embedded. */
export class RefusedFont extends Error {
  readonly why: FontRefusal
  constructor(why: FontRefusal) {
    super(why)
    this.why = why
  }
}
