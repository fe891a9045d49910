import type { ImageFrame } from '../model/page.ts'
import { PT_PER_PX } from '../model/picture.ts'
import type { StyledElement } from '../model/style.ts'
import type { Fragment } from './fragment.ts'
import type { LayoutContext } from './text.ts'
import { widthOf } from './used.ts'

/** pt */
interface Size {
  readonly width: number
  readonly height: number
}

export function isPicture({ element }: StyledElement): boolean {
  return element.name === 'img'
}

/**
 * The size of a picture in `available` pt, its edges not counted (CSS 2 §10.3.2, §10.6.2): what the style says, what is missing by the picture's ratio,
 * and its natural size, 96 px to the inch, where the style says nothing. Without a width of its own it is never wider than its box.
 */
export function sizeOfPicture(
  element: StyledElement,
  available: number,
  containing: number,
  { pictures }: LayoutContext,
): Size {
  const { style } = element
  const natural = pictures.get(element.element.attributes['src'] ?? '') ?? NO_SIZE
  const ratio = natural.height > 0 ? natural.width / natural.height : 1
  const least = style['min-height']
  const own = widthOf(style, containing)
  if (own !== undefined) {
    const height = style.height === 'auto' ? own / ratio : style.height
    return { width: own, height: Math.max(least, height) }
  }
  const height = style.height === 'auto' ? natural.height * PT_PER_PX : style.height
  const width = Math.max(least, height) * ratio
  return width > available
    ? { width: available, height: available / ratio }
    : { width, height: width / ratio }
}

const NO_SIZE: Size = { width: 0, height: 0 }

/** The picture alone, in a box of its size; beside text it stands on the baseline. */
export function drawPicture(
  { element, tag }: StyledElement,
  { width, height }: Size,
  { pictures }: LayoutContext,
): Fragment {
  const { src = '', alt = '' } = element.attributes
  const picture = pictures.get(src)
  const box = { width, height, baseline: height }
  // there is nothing to draw of what has no extent
  if (!picture || width <= 0 || height <= 0) return { ...box, frames: [] }
  const says = alt.trim()
  const frame: ImageFrame = {
    ...{ kind: 'image', x: 0, y: 0, width, height, src, picture },
    ...(says ? { role: 'figure', alt: says, tag } : { role: 'artifact' }),
    ...(element.place && { place: element.place }),
  }
  return { ...box, frames: [frame] }
}

/** The first picture in an element, or itself. */
export function pictureIn(element: StyledElement): StyledElement | undefined {
  if (isPicture(element)) return element
  for (const child of element.children) {
    const picture = child.kind === 'element' ? pictureIn(child) : undefined
    if (picture) return picture
  }
  return undefined
}
