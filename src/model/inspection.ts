/** What `banxin inspect` tells of a PDF; `docs/inspect.md` describes it field by field, and `--format json` prints it as it is. Lengths are pt, pages count from 1. */
export interface Inspection {
  readonly file: FileFacts
  readonly encryption?: EncryptionFacts
  readonly document: DocumentFacts
  readonly pages: PageFacts
  readonly fonts: readonly FontFacts[]
  readonly colours: ColourFacts
  readonly images: readonly ImageFacts[]
  readonly tags: TagFacts
  readonly bookmarks: BookmarkFacts
  readonly labels: readonly LabelFacts[]
  readonly conformance: ConformanceFacts
  readonly contents: ContentFacts
  /** What of the file could not be looked at. */
  readonly unread: readonly UnreadFacts[]
}

export interface FileFacts {
  readonly path: string
  /** Bytes. */
  readonly size: number
  /** As the first line says. */
  readonly header: string | undefined
  /** As the catalogue says, if it does. */
  readonly catalog?: string
  /** The later of the two. */
  readonly version: string
  readonly linearized: boolean
  /** How the places of the objects are written: a table, a stream, or so that they had to be looked for. */
  readonly xref: 'table' | 'stream' | 'rebuilt'
  /** How often something was added to the end of the file. */
  readonly updates: number
  /** What was mended to read it. */
  readonly repairs: readonly RepairFact[]
}

/** The table of places is missing or wrong; the end is missing; the tree of pages is broken. */
export type RepairFact = 'xref' | 'end' | 'pages'

export interface EncryptionFacts {
  readonly method: 'RC4' | 'AES' | 'unknown'
  /** Of the key. */
  readonly bits: number
  /** Whether a password is needed to read it. */
  readonly locked: boolean
  readonly denied: readonly PermissionName[]
}

export type PermissionName =
  'print' | 'change' | 'copy' | 'annotate' | 'fill' | 'assemble' | 'printWell'

export interface DocumentFacts {
  readonly title?: string
  readonly author?: string
  readonly subject?: string
  readonly keywords?: string
  readonly creator?: string
  readonly producer?: string
  /** ISO 8601, or as they are written if that is no date. */
  readonly created?: string
  readonly modified?: string
  readonly trapped?: string
  readonly language?: string
  /** Whether the title stands in the title bar. */
  readonly displayTitle: boolean
}

export interface PageFacts {
  readonly count: number
  /** Pages that are alike, in the order of the first of each. */
  readonly groups: readonly PageGroup[]
}

export interface PageGroup extends PageGeometry {
  readonly pages: readonly number[]
}

/** Boxes that are not written are those that take their place (ISO 32000-1, 14.11.2): `written` says which are. */
export interface PageGeometry {
  readonly media: Box
  readonly crop: Box
  readonly bleed: Box
  readonly trim: Box
  readonly art: Box
  readonly written: readonly BoxName[]
  /** Clockwise. */
  readonly rotate: number
  /** Points in a unit of the page: all boxes are in pt already. */
  readonly userUnit: number
}

export type BoxName = 'media' | 'crop' | 'bleed' | 'trim' | 'art'

/** Left, bottom, right, top, pt. */
export type Box = readonly [left: number, bottom: number, right: number, top: number]

export interface FontFacts {
  /** PostScript name, without the six letters of a subset. */
  readonly name: string
  readonly type: string
  readonly encoding: string
  readonly embedded: boolean
  readonly subset: boolean
  readonly toUnicode: boolean
  /** Whether text is set in it; else it is there and nothing more. */
  readonly used: boolean
  readonly pages: readonly number[]
}

export interface ColourFacts {
  readonly spaces: readonly SpaceFacts[]
  /** Inks that are really laid on: process colours in the order C M Y K, then spot colours. */
  readonly plates: readonly PlateFacts[]
  /** Pages with colours that have no plates until they are converted: RGB and what is measured. */
  readonly unseparated: readonly number[]
  /** Pages on which something is painted that overprints. */
  readonly overprint: readonly number[]
  readonly transparency: readonly TransparencyFacts[]
}

/** What a colour is used for. */
export type Purpose = 'text' | 'line art' | 'picture'

export interface SpaceFacts {
  /** As PDF calls it, with what it is made of: Indexed (DeviceRGB). */
  readonly name: string
  readonly uses: readonly Purpose[]
  readonly pages: readonly number[]
}

export interface PlateFacts {
  readonly name: string
  readonly kind: 'process' | 'spot'
  readonly uses: readonly Purpose[]
  readonly pages: readonly number[]
  /** Whether only pictures or shadings have it whose values were not looked at. */
  readonly assumed: boolean
}

export interface TransparencyFacts {
  readonly kind: 'opacity' | 'blend mode' | 'soft mask' | 'group'
  readonly pages: readonly number[]
}

export interface ImageFacts {
  /** Pixels. */
  readonly width: number
  readonly height: number
  readonly kind: 'picture' | 'stencil' | 'soft mask'
  readonly space: string
  /** A sample; nothing if its coding alone says so. */
  readonly bits: number | undefined
  readonly filter: string
  /** Where it is printed largest, pt. */
  readonly printed: readonly [width: number, height: number]
  /** There, pixels an inch: the lower of across and down. */
  readonly dpi: number
  /** Below 200. */
  readonly coarse: boolean
  readonly uses: number
  readonly pages: readonly number[]
}

/** Below this pictures look coarse in print. */
export const COARSE_DPI = 200

export interface TagFacts {
  /** Whether the file says that it is tagged. */
  readonly marked: boolean
  /** Whether there is a tree of elements, though it may be empty. */
  readonly tree: boolean
  readonly elements: number
  /** By type, role maps followed; most first. */
  readonly types: readonly { readonly type: string; readonly count: number }[]
  /** Types that mean others. */
  readonly roles: Readonly<Record<string, string>>
  readonly figuresWithoutAlt: number
}

export interface BookmarkFacts {
  readonly count: number
  readonly depth: number
  /** The first levels of the first of them. */
  readonly first: readonly Bookmark[]
}

export interface Bookmark {
  readonly title: string
  /** From 1. */
  readonly level: number
  readonly page?: number
}

/** Labels of a page and those after it. */
export interface LabelFacts {
  readonly page: number
  readonly style:
    'decimal' | 'upper roman' | 'lower roman' | 'upper letters' | 'lower letters' | 'none'
  readonly prefix: string
  readonly start: number
}

export interface ConformanceFacts {
  /** What the file says of itself, such as PDF/A-2a; nothing of it is checked. */
  readonly claims: readonly string[]
  readonly intents: readonly IntentFacts[]
}

export interface IntentFacts {
  readonly subtype: string
  readonly condition: string
  /** Description of the embedded profile. */
  readonly profile?: string
  /** Channels of the embedded profile. */
  readonly channels?: number
}

export interface ContentFacts {
  readonly attachments: readonly { readonly name: string; readonly size: number | undefined }[]
  readonly scripts: number
  readonly formFields: number
  readonly signatures: number
  readonly annotations: readonly { readonly type: string; readonly count: number }[]
  readonly layers: readonly string[]
}

/** What a file is that is no PDF, as far as its first bytes tell. */
export type OtherFormat =
  | 'empty'
  | 'html'
  | 'zip'
  | 'old office'
  | 'picture'
  | 'postscript'
  | 'text'
  | 'folder'
  | 'device'
  | 'unknown'

export interface UnreadFacts {
  /** Streams that are damaged, or too large; pages that were not walked to their end. */
  readonly what: 'damaged' | 'too large' | 'unknown filter' | 'pages'
  readonly count: number
}
