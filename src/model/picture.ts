/** A picture whose file has been read and checked, so that writing it cannot fail on the way. Width and height are natural ones, in CSS px. */
export type Picture = RasterPicture | VectorPicture

interface Natural {
  /** The same for the same content, another for any other. */
  readonly key: string
  readonly width: number
  readonly height: number
}

/**
 * A PNG is plain: without interlacing and without transparent colours; with an alpha channel it has 8 bits a sample and no
 * row is filtered. A JPEG has 8 bits a sample, and of its metadata the orientation alone.
 */
export interface RasterPicture extends Natural {
  readonly kind: 'png' | 'jpeg'
  readonly bytes: Uint8Array
  /** It is separated already: cyan, magenta, yellow, black. */
  readonly isCmyk?: true
}

/** An SVG of nothing but shapes and paints: no text, no pictures, no reference that leads out of it. */
export interface VectorPicture extends Natural {
  readonly kind: 'svg'
  readonly text: string
}

/** By the `src` that a template asks for them with. */
export type Pictures = ReadonlyMap<string, Picture>

/** CSS has 96 px to an inch. */
export const PT_PER_PX = 0.75
