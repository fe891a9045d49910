import type { Post, SpeakerPart } from '../model/bulletin.ts'
import { SHIPPED, type Lexicon } from './lexicon.ts'
import {
  hasFamilyName,
  isDotted,
  isEveryday,
  isLatin,
  isName,
  isOneWord,
  looksLikeName,
  nameCandidates,
} from './names.ts'
import { lengthOfTitle } from './titles.ts'
import { looksLikeUnit, mayBeUnit } from './units.ts'

/** Somebody who has the floor; `parts` put together are the words read. */
export interface Person {
  readonly posts: readonly Post[]
  readonly name: string
  readonly parts: readonly SpeakerPart[]
}

type Kind = SpeakerPart['kind']

/** What the words that may name people are part of: the more of it they are, the more is believed. */
export interface Context {
  readonly lexicon: Lexicon
  /** Running text; a line without a colon, or its beginning up to one; a line that ends in a colon and is nothing else. */
  readonly place: 'text' | 'line' | 'whole'
}

const ALONE: Context = { lexicon: SHIPPED, place: 'whole' }

/** Words between marks: pieces and the marks after them, brackets kept whole. */
interface Piece {
  readonly start: number
  readonly end: number
}

/**
 * The people whom these words name, in any of the forms that columns use: posts and name, unit and name parted by a space, name with unit and posts in
 * brackets or after it, several of them with 、 or 和 between; undefined if they name none. A name alone, or a post without a unit, takes what
 * it lacks from the person before.
 */
export function readPersons(words: string, context: Context = ALONE): Person[] | undefined {
  const label = LABEL.exec(words)?.[0] ?? ''
  const [first, ...others] = unlabelled(words.slice(label.length), context) ?? []
  if (!first || !label) return first && [first, ...others]
  return [{ ...first, parts: [part('mark', label), ...first.parts] }, ...others]
}

/** What counts or marks speakers: 1. 一、 （一） ◆ —— */
const LABEL =
  /^(?:\d{1,2}\s?[.．、]\s?|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]\s?|[◆◇●○■□▲△★☆※▶►•—–]{1,2}\s?)/u

function unlabelled(words: string, context: Context): Person[] | undefined {
  const pieces = cutAt(words, '、和与及')
  const persons = personsOf(words, pieces, context)
  if (persons || !/[和与及]/u.test(words)) return persons
  return personsOf(words, cutAt(words, '、'), context)
}

function personsOf(
  words: string,
  pieces: readonly Piece[],
  context: Context,
): Person[] | undefined {
  const { lexicon } = context
  const persons: Person[] = []
  let start = 0
  for (const [i, piece] of pieces.entries()) {
    const next = pieces[i + 1]?.start
    const text = words.slice(start, piece.end)
    // a post, or a unit's name, goes on after the mark
    if (next !== undefined && lengthOfTitle(text, lexicon) > 0) continue
    const person = readPerson(text, persons.at(-1), next === undefined, context)
    if (next === undefined) return person && [...persons, person]
    if (!person || !isCertain(person, lexicon)) continue
    const mark = part('mark', words.slice(piece.end, next))
    persons.push({ ...person, parts: [...person.parts, mark] })
    start = next
  }
  return undefined
}

/** Cuts at these characters, but for those in brackets. */
function cutAt(words: string, marks: string): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  let depth = 0
  for (let at = 0; at < words.length; at++) {
    const character = words.charAt(at)
    if ('（('.includes(character)) depth++
    if ('）)'.includes(character)) depth--
    if (depth > 0 || !marks.includes(character)) continue
    pieces.push({ start, end: at })
    start = at + 1
  }
  return [...pieces, { start, end: words.length }]
}

/** A name that more than its place speaks for. */
export function isCertain({ name }: Person, lexicon: Lexicon): boolean {
  return hasFamilyName(name, lexicon) || isDotted(name) || isLatin(name)
}

/** Whether it says of whom or what this person is. */
export function hasUnit({ posts }: Person, lexicon: Lexicon): boolean {
  return posts.some(({ organization }) => looksLikeUnit(organization, lexicon))
}

function readPerson(
  text: string,
  before: Person | undefined,
  isLast: boolean,
  context: Context,
): Person | undefined {
  const { lexicon } = context
  return (
    withBrackets(text, context) ??
    withoutBrackets(text, before, context) ??
    unitThenName(text, lexicon) ??
    nameThenPosts(text, lexicon) ??
    (isLast ? nameThenTitle(text, lexicon) : undefined) ??
    nameAlone(text, before, lexicon)
  )
}

/** 赵明（青山镇党委书记）, 青山镇赵明（党委书记）, and the other way round: 青山镇（赵明）. */
function withBrackets(text: string, { lexicon, place }: Context): Person | undefined {
  if (!/[）)]\s*$/u.test(text)) return undefined
  const match = /^([^（()）]+)([（(]\s*)([^（()）]+)(\s*[）)]\s*)$/u.exec(text)
  if (!match) return undefined
  const [, before = '', open = '', inside = '', close = ''] = match
  const around = (parts: readonly SpeakerPart[]) => [
    part('mark', open),
    ...parts,
    part('mark', close),
  ]
  const isNamed = isNameBefore(before.trim(), inside, { lexicon, place })
  if (isNamed || lengthOfTitle(inside, lexicon) > 0) {
    const head = isNamed ? nameOnly(before) : unitAndName(before, lexicon)
    const tail = wholePosts(inside, lexicon)
    if (head && tail && isCertain(head, lexicon)) {
      return personOf([...head.parts, ...around(tail)], '', lexicon)
    }
  }
  if (!looksLikeName(inside, lexicon)) return undefined
  const posts = wholePosts(before, lexicon)
  return posts && personOf([...posts, ...around([part('name', inside)])], '', lexicon)
}

/** Where the line is the speaker's, a unit and a post in brackets say more of a word of everyday than the list does. */
function isNameBefore(name: string, posts: string, { lexicon, place }: Context): boolean {
  if (isName(name, lexicon) || isLatin(name)) return true
  if (place === 'text' || !isEveryday(name, lexicon) || !hasFamilyName(name, lexicon)) return false
  const title = lengthOfTitle(posts, lexicon)
  return title > 0 && looksLikeUnit(posts.slice(0, -title), lexicon)
}

function nameOnly(text: string): Person {
  const name = text.trim()
  const at = text.indexOf(name)
  return personOf([
    ...spaces(text.slice(0, at)),
    part('name', name),
    ...spaces(text.slice(at + name.length)),
  ])
}

/** The words as units and posts, if they are nothing else: each piece ends in a title, or all of them are a unit. */
export function wholePosts(text: string, lexicon: Lexicon): SpeakerPart[] | undefined {
  const parts = partsOfPosts(text, lexicon, true)
  if (!parts || hasClause(parts)) return undefined
  const hasTitle = lengthOfTitle(text.trimEnd(), lexicon) > 0
  return hasTitle || (looksLikeUnit(text.trim(), lexicon) && !text.includes('、'))
    ? parts
    : undefined
}

function hasClause(parts: readonly SpeakerPart[]): boolean {
  return parts.some(({ kind, text }) => kind === 'organization' && !mayBeUnit(text))
}

/** 青山镇党委书记赵明; what stands in brackets among it belongs to nothing: 主席（兼）吴用, 书记郑爽（女）. */
function withoutBrackets(
  text: string,
  before: Person | undefined,
  context: Context,
): Person | undefined {
  if (!/[（(]/u.test(text)) return withHonorific(text, before, context)
  const asides = [...text.matchAll(/\s*[（(][^（()）]*[）)]\s*/gu)]
  const bare = text.replace(/\s*[（(][^（()）]*[）)]\s*/gu, '')
  const found = withHonorific(bare, before, context)
  if (!found || !asides.length) return found
  let removed = 0
  let parts = found.parts
  // from the last to the first, so that offsets stay true
  const places = asides.map(({ 0: aside, index }) => {
    const at = index - removed
    removed += aside.length
    return { at, aside }
  })
  for (const { at, aside } of places.reverse()) parts = insert(parts, at, aside)
  return { ...found, parts }
}

function insert(parts: readonly SpeakerPart[], offset: number, text: string): SpeakerPart[] {
  const result: SpeakerPart[] = []
  let at = 0
  let isIn = false
  for (const { kind, text: own } of parts) {
    const cut = offset - at
    if (isIn || cut > own.length) result.push(part(kind, own))
    else {
      const halves = [
        part(kind, own.slice(0, cut)),
        part('other', text),
        part(kind, own.slice(cut)),
      ]
      result.push(...halves.filter((half) => half.text))
      isIn = true
    }
    at += own.length
  }
  return isIn ? result : [...result, part('other', text)]
}

const HONORIFIC = /\s*(?:同志|先生|女士)$/u

function withHonorific(
  text: string,
  before: Person | undefined,
  context: Context,
): Person | undefined {
  const honorific = HONORIFIC.exec(text)?.[0] ?? ''
  const found = postsAndName(text.slice(0, text.length - honorific.length), before, context)
  if (!found || !honorific) return found
  return { ...found, parts: [...found.parts, part('other', honorific)] }
}

/** 单位 + 职务（、职务）+ 姓名. A name is believed by its family name, or after a unit and a post by its form. */
function postsAndName(
  text: string,
  before: Person | undefined,
  { lexicon, place }: Context,
): Person | undefined {
  const posted = nameCandidates(text, lexicon).filter((name) => {
    const posts = text.slice(0, text.length - name.length).trimEnd()
    return isNameAfter(posts, name, { lexicon, place })
  })
  const name = posted.find((one) => isDotted(one) || hasFamilyName(one, lexicon)) ?? posted[0]
  if (name === undefined) return undefined
  const parts = partsOfPosts(text.slice(0, text.length - name.length), lexicon, place === 'whole')
  if (!parts || hasClause(parts)) return undefined
  return personOf([...parts, part('name', name)], before?.posts.at(-1)?.organization, lexicon)
}

/** Where the line is the speaker's, a unit and a post say more of what follows than the list of words of everyday does. */
function isNameAfter(posts: string, name: string, { lexicon, place }: Context): boolean {
  const title = lengthOfTitle(posts, lexicon)
  if (title === 0) return false
  if (isOneWord(name) || isEveryday(name, lexicon)) {
    return place !== 'text' && isOfUnit(posts, { lexicon, place })
  }
  return hasFamilyName(name, lexicon) || isLatin(name) || title < posts.length
}

function isOfUnit(posts: string, { lexicon, place }: Context): boolean {
  const parts = partsOfPosts(posts, lexicon, place === 'whole') ?? []
  return parts.some(({ kind, text }) => kind === 'organization' && looksLikeUnit(text, lexicon))
}

/** 青山镇 赵明, and such a name that is itself spaced. */
function unitThenName(text: string, lexicon: Lexicon): Person | undefined {
  if (!/\s/u.test(text)) return undefined
  const name = nameCandidates(text, lexicon).find((name) => {
    const before = text.slice(0, text.length - name.length)
    return isName(name, lexicon) && /\s$/u.test(before) && looksLikeUnit(before.trim(), lexicon)
  })
  if (name === undefined) return undefined
  const before = text.slice(0, text.length - name.length)
  const unit = before.trimEnd()
  const space = before.slice(unit.length)
  return personOf(
    [part('organization', unit), part('other', space), part('name', name)],
    '',
    lexicon,
  )
}

/** 赵明 青山镇党委书记, 赵明，青山镇党委书记, 王 小 明，青山镇党委书记. */
function nameThenPosts(text: string, lexicon: Lexicon): Person | undefined {
  const match =
    /^(\p{Script=Han}(?:[ \u3000]{1,2}\p{Script=Han}){1,3}(?=[，,\s])|\S{2,20}?)([，,]\s*|\s+)(\S.*)$/u.exec(
      text,
    )
  if (!match) return undefined
  const [, name = '', gap = '', rest = ''] = match
  if (!isName(name, lexicon) || lengthOfTitle(rest, lexicon) === 0) return undefined
  const posts = wholePosts(rest, lexicon)
  if (!posts) return undefined
  const between = part(gap.trim() ? 'mark' : 'other', gap)
  return personOf([part('name', name), between, ...posts], '', lexicon)
}

/** 清华大学王强教授, 青山镇赵明书记. */
function nameThenTitle(text: string, lexicon: Lexicon): Person | undefined {
  const length = lengthOfTitle(text, lexicon)
  const head = length ? unitAndName(text.slice(0, text.length - length), lexicon) : undefined
  return (
    head && personOf([...head.parts, part('title', text.slice(text.length - length))], '', lexicon)
  )
}

/** 青山镇赵明: a unit that is one by its ending, and a name of which the family is known. */
export function unitAndName(text: string, lexicon: Lexicon): Person | undefined {
  const spaced = unitThenName(text.trimEnd(), lexicon)
  if (spaced) return spaced
  const end = text.trimEnd()
  const name = nameCandidates(end, lexicon).find(
    (name) =>
      isName(name, lexicon) && looksLikeUnit(end.slice(0, end.length - name.length), lexicon),
  )
  if (name === undefined) return undefined
  const unit = end.slice(0, end.length - name.length)
  return personOf(
    [part('organization', unit), part('name', name), ...spaces(text.slice(end.length))],
    '',
    lexicon,
  )
}

function nameAlone(text: string, before: Person | undefined, lexicon: Lexicon): Person | undefined {
  if (!before || !isName(text, lexicon)) return undefined
  return { posts: before.posts, name: text, parts: [part('name', text)] }
}

/**
 * 某局党组书记、局长 -> the unit, the posts, the marks between them. Posts parted by commas are one person's only where each is one to its end and the
 * first has a unit; undefined if they are not.
 */
function partsOfPosts(
  posts: string,
  lexicon: Lexicon,
  mayHaveCommas: boolean,
): SpeakerPart[] | undefined {
  const isParted = mayHaveCommas && COMMA.test(posts)
  if (isParted && !areParted(posts, lexicon)) return undefined
  return posts.split(isParted ? /([、，,；;]|\s+)/u : /(、|\s+)/u).flatMap((piece) => {
    if (piece === '') return []
    if (/^[、，,；;]$/u.test(piece)) return [part('mark', piece)]
    if (!piece.trim()) return [part('other', piece)]
    const cut = piece.length - lengthOfTitle(piece, lexicon)
    const organization = piece.slice(0, cut)
    const title = piece.slice(cut)
    return [
      ...(organization ? [part('organization', organization)] : []),
      ...(title ? [part('title', title)] : []),
    ]
  })
}

const COMMA = /[，,；;]/u

function areParted(posts: string, lexicon: Lexicon): boolean {
  const [first = '', ...others] = posts.split(/[，,；;]/u).map((piece) => piece.trim())
  const title = lengthOfTitle(first, lexicon)
  return (
    title > 0 &&
    looksLikeUnit(first.slice(0, -title), lexicon) &&
    others.every((piece) => lengthOfTitle(piece, lexicon) > 0)
  )
}

export function personOf(
  parts: readonly SpeakerPart[],
  organization = '',
  lexicon: Lexicon = SHIPPED,
): Person {
  const name = parts.find(({ kind }) => kind === 'name')?.text ?? ''
  return { posts: postsOf(parts, organization, lexicon), name, parts }
}

/**
 * Each title with the unit before it, or the units, 财政部、税务总局负责人; a title without one goes with the unit of the title before. A unit alone is a
 * post without a title.
 */
function postsOf(parts: readonly SpeakerPart[], inherited: string, lexicon: Lexicon): Post[] {
  let units: string[] = []
  let organization = inherited
  const posts = parts.flatMap(({ kind, text }, i): Post[] => {
    if (kind === 'organization') {
      const isMore = parts[i - 1]?.text === '、' && looksLikeUnit(organization, lexicon)
      units = isMore ? units : []
      units.push(text)
      organization = text
    }
    if (kind !== 'title') return []
    const owners = units.length ? units : [organization]
    units = []
    return owners.map((organization) => ({ organization, title: text }))
  })
  return posts.length || !organization ? posts : [{ organization, title: '' }]
}

function spaces(text: string): SpeakerPart[] {
  return text ? [part('other', text)] : []
}

export function part(kind: Kind, text: string): SpeakerPart {
  return { kind, text }
}
