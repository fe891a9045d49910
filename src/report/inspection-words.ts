import type {
  BoxName,
  ImageFacts,
  LabelFacts,
  PermissionName,
  Purpose,
  TransparencyFacts,
} from '../model/inspection.ts'

/** Words of `banxin inspect`. */
export interface InspectionWords {
  readonly comma: string
  readonly colon: string
  readonly file: string
  readonly document: string
  readonly pages: string
  readonly fonts: string
  readonly colours: string
  readonly plates: string
  readonly images: string
  readonly tags: string
  readonly bookmarks: string
  readonly conformance: string
  readonly contents: string
  readonly bytes: (count: string, megabytes: string) => string
  readonly version: (version: string, header: string, catalog: string | undefined) => string
  readonly linearized: string
  readonly xref: Readonly<Record<'table' | 'stream' | 'rebuilt', string>>
  readonly updates: (count: number) => string
  readonly encrypted: (method: string, bits: number, isLocked: boolean) => string
  readonly notEncrypted: string
  readonly denied: (what: readonly string[]) => string
  readonly permissions: Readonly<Record<PermissionName, string>>
  readonly facts: Readonly<
    Record<
      | 'title'
      | 'author'
      | 'subject'
      | 'keywords'
      | 'creator'
      | 'producer'
      | 'created'
      | 'modified'
      | 'trapped'
      | 'language',
      string
    >
  >
  readonly titleShown: (isShown: boolean) => string
  readonly noTitle: string
  readonly noLanguage: string
  readonly boxes: Readonly<Record<BoxName, string>>
  readonly at: (left: string, bottom: string) => string
  readonly bleeds: (least: string, most: string) => string
  readonly rotated: (degrees: number) => string
  readonly userUnit: (unit: number) => string
  readonly labels: string
  readonly label: (facts: LabelFacts) => string
  readonly onPages: (pages: string, count: number) => string
  readonly embedded: (isEmbedded: boolean) => string
  readonly subset: string
  readonly whole: string
  readonly toUnicode: (has: boolean) => string
  readonly unused: string
  readonly none: string
  readonly purposes: Readonly<Record<Purpose, string>>
  readonly plateKinds: Readonly<Record<'process' | 'spot', string>>
  readonly assumed: string
  readonly unseparated: string
  readonly overprint: string
  readonly transparency: Readonly<Record<TransparencyFacts['kind'], string>>
  readonly imageKinds: Readonly<Record<ImageFacts['kind'], string>>
  readonly bits: (bits: number) => string
  readonly dpi: (dpi: number, isCoarse: boolean) => string
  readonly coarse: (count: number) => string
  readonly marked: (isMarked: boolean) => string
  readonly noTags: string
  readonly emptyTree: string
  readonly elements: (count: number) => string
  readonly roles: string
  readonly figuresWithoutAlt: (count: number) => string
  readonly bookmarkCount: (count: number, depth: number) => string
  readonly claimsNothing: string
  readonly claims: (claims: string) => string
  readonly noIntent: string
  readonly intent: (condition: string, subtype: string) => string
  readonly profile: (name: string, channels: number | undefined) => string
  readonly attachments: (count: number) => string
  readonly scripts: (count: number) => string
  readonly formFields: (count: number) => string
  readonly signatures: (count: number) => string
  readonly annotations: (list: string) => string
  readonly layers: (list: string) => string
  readonly more: (count: number) => string
}
