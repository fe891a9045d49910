import Handlebars from 'handlebars'
import type { SourceFile, Span } from '../model/source.ts'
import { PLACE_ATTRIBUTE } from '../model/tree.ts'
import { offsetOf } from './check.ts'
import { pictureTags } from './elements.ts'

/** Writes into the tag of every picture of a parsed file which of `places` it is, and adds them to these: rendering loses where text came from. */
export function markPictures(file: SourceFile, program: hbs.AST.Program, places: Span[]): void {
  const tags = pictureTags(file)
  if (tags.length) new Marker(file, tags, places).accept(program)
}

class Marker extends Handlebars.Visitor {
  private readonly file: SourceFile
  private readonly tags: ReadonlyMap<number, Span>
  private readonly places: Span[]

  constructor(file: SourceFile, tags: readonly Span[], places: Span[]) {
    super()
    this.file = file
    this.tags = new Map(tags.map((tag) => [tag.start, tag]))
    this.places = places
  }

  override ContentStatement(node: hbs.AST.ContentStatement): void {
    const { line, column } = node.loc.start
    const start = offsetOf(this.file.text, line, column)
    // the value may have lost white space at its ends; its tags are those of the text as it was
    const original = node.original as unknown as string
    const tags = Array.from(original.matchAll(TAG), ({ index }) => this.tags.get(start + index))
    let at = 0
    node.value = node.value.replace(TAG, (tag) => {
      const place = tags[at++]
      return place ? `${tag} ${PLACE_ATTRIBUTE}="${String(this.places.push(place) - 1)}"` : tag
    })
  }
}

const TAG = /<img(?=[\s/>])/giu
