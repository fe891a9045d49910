import type { Post, SpeakerPart } from '../model/bulletin.ts'
import { hasFamilyName, isDotted, isName, looksLikeName, nameCandidates } from './names.ts'
import { lengthOfTitle } from './titles.ts'
import { looksLikeUnit, mayBeUnit } from './units.ts'

/** Somebody who has the floor; `parts` put together are the words read. */
export interface Person {
  readonly posts: readonly Post[]
  readonly name: string
  readonly parts: readonly SpeakerPart[]
}

type Kind = SpeakerPart['kind']

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
export function readPersons(words: string): Person[] | undefined {
  const label = LABEL.exec(words)?.[0] ?? ''
  const [first, ...others] = unlabelled(words.slice(label.length)) ?? []
  if (!first || !label) return first && [first, ...others]
  return [{ ...first, parts: [part('mark', label), ...first.parts] }, ...others]
}

/** What counts or marks speakers: 1. 一、 （一） ◆ —— */
const LABEL =
  /^(?:\d{1,2}\s?[.．、]\s?|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[）)]\s?|[◆◇●○■□▲△★☆※▶►•—–]{1,2}\s?)/u

function unlabelled(words: string): Person[] | undefined {
  const pieces = cutAt(words, '、和与及')
  const fewer = cutAt(words, '、')
  const persons = personsOf(words, pieces)
  return persons ?? (fewer.length < pieces.length ? personsOf(words, fewer) : undefined)
}

function personsOf(words: string, pieces: readonly Piece[]): Person[] | undefined {
  const persons: Person[] = []
  let start = 0
  for (const [i, piece] of pieces.entries()) {
    const next = pieces[i + 1]?.start
    const text = words.slice(start, piece.end)
    // a post, or a unit's name, goes on after the mark
    if (next !== undefined && lengthOfTitle(text) > 0) continue
    const person = readPerson(text, persons.at(-1), next === undefined)
    if (next === undefined) return person && [...persons, person]
    if (!person || !isCertain(person)) continue
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
export function isCertain({ name }: Person): boolean {
  return hasFamilyName(name) || isDotted(name)
}

/** Whether it says of whom or what this person is. */
export function hasUnit({ posts }: Person): boolean {
  return posts.some(({ organization }) => looksLikeUnit(organization))
}

function readPerson(text: string, before: Person | undefined, isLast: boolean): Person | undefined {
  return (
    withBrackets(text) ??
    withoutBrackets(text, before) ??
    unitThenName(text) ??
    nameThenPosts(text) ??
    (isLast ? nameThenTitle(text) : undefined) ??
    nameAlone(text, before)
  )
}

/** 赵明（青山镇党委书记）, 青山镇赵明（党委书记）, and the other way round: 青山镇（赵明）. */
function withBrackets(text: string): Person | undefined {
  if (!/[）)]\s*$/u.test(text)) return undefined
  const match = /^([^（()）]+)([（(]\s*)([^（()）]+)(\s*[）)]\s*)$/u.exec(text)
  if (!match) return undefined
  const [, before = '', open = '', inside = '', close = ''] = match
  const around = (parts: readonly SpeakerPart[]) => [
    part('mark', open),
    ...parts,
    part('mark', close),
  ]
  if (isName(before.trim()) || lengthOfTitle(inside) > 0) {
    const head = isName(before.trim()) ? nameOnly(before) : unitAndName(before)
    const tail = wholePosts(inside)
    if (head && tail && isCertain(head)) return personOf([...head.parts, ...around(tail)])
  }
  if (!looksLikeName(inside)) return undefined
  const posts = wholePosts(before)
  return posts && personOf([...posts, ...around([part('name', inside)])])
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
function wholePosts(text: string): SpeakerPart[] | undefined {
  const parts = partsOfPosts(text)
  const isClause = parts.some(({ kind, text }) => kind === 'organization' && !mayBeUnit(text))
  if (isClause) return undefined
  const hasTitle = lengthOfTitle(text.trimEnd()) > 0
  return hasTitle || (looksLikeUnit(text.trim()) && !text.includes('、')) ? parts : undefined
}

/** 青山镇党委书记赵明; what stands in brackets among it belongs to nothing: 主席（兼）吴用, 书记郑爽（女）. */
function withoutBrackets(text: string, before: Person | undefined): Person | undefined {
  if (!/[（(]/u.test(text)) return withHonorific(text, before)
  const asides = [...text.matchAll(/\s*[（(][^（()）]*[）)]\s*/gu)]
  const bare = text.replace(/\s*[（(][^（()）]*[）)]\s*/gu, '')
  const found = withHonorific(bare, before)
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

function withHonorific(text: string, before: Person | undefined): Person | undefined {
  const honorific = HONORIFIC.exec(text)?.[0] ?? ''
  const found = postsAndName(text.slice(0, text.length - honorific.length), before)
  if (!found || !honorific) return found
  return { ...found, parts: [...found.parts, part('other', honorific)] }
}

/** 单位 + 职务（、职务）+ 姓名. A name is believed by its family name, or after a unit and a post by its form. */
function postsAndName(text: string, before: Person | undefined): Person | undefined {
  const posted = nameCandidates(text).filter((name) => {
    const posts = text.slice(0, text.length - name.length).trimEnd()
    const title = lengthOfTitle(posts)
    return title > 0 && (hasFamilyName(name) || title < posts.length)
  })
  const name = posted.find(hasFamilyName) ?? posted[0]
  if (name === undefined) return undefined
  const parts = partsOfPosts(text.slice(0, text.length - name.length))
  if (parts.some(({ kind, text }) => kind === 'organization' && !mayBeUnit(text))) return undefined
  return personOf([...parts, part('name', name)], before?.posts.at(-1)?.organization)
}

/** 青山镇 赵明, and such a name that is itself spaced. */
function unitThenName(text: string): Person | undefined {
  if (!/\s/u.test(text)) return undefined
  const name = nameCandidates(text).find((name) => {
    const before = text.slice(0, text.length - name.length)
    return isName(name) && /\s$/u.test(before) && looksLikeUnit(before.trim())
  })
  if (name === undefined) return undefined
  const before = text.slice(0, text.length - name.length)
  const unit = before.trimEnd()
  const space = before.slice(unit.length)
  return personOf([part('organization', unit), part('other', space), part('name', name)])
}

/** 赵明 青山镇党委书记, 赵明，青山镇党委书记. */
function nameThenPosts(text: string): Person | undefined {
  const match = /^(\S{2,20}?)([，,]\s*|\s+)(\S.*)$/u.exec(text)
  if (!match) return undefined
  const [, name = '', gap = '', rest = ''] = match
  if (!isName(name) || lengthOfTitle(rest) === 0) return undefined
  const posts = wholePosts(rest)
  if (!posts) return undefined
  return personOf([part('name', name), part(gap.trim() ? 'mark' : 'other', gap), ...posts])
}

/** 清华大学王强教授, 青山镇赵明书记. */
function nameThenTitle(text: string): Person | undefined {
  const length = lengthOfTitle(text)
  const head = length ? unitAndName(text.slice(0, text.length - length)) : undefined
  return head && personOf([...head.parts, part('title', text.slice(text.length - length))])
}

/** 青山镇赵明: a unit that is one by its ending, and a name of which the family is known. */
export function unitAndName(text: string): Person | undefined {
  const spaced = unitThenName(text.trimEnd())
  if (spaced) return spaced
  const end = text.trimEnd()
  const name = nameCandidates(end).find(
    (name) => isName(name) && looksLikeUnit(end.slice(0, end.length - name.length)),
  )
  if (name === undefined) return undefined
  const unit = end.slice(0, end.length - name.length)
  return personOf([
    part('organization', unit),
    part('name', name),
    ...spaces(text.slice(end.length)),
  ])
}

function nameAlone(text: string, before: Person | undefined): Person | undefined {
  if (!before || !isName(text)) return undefined
  return { posts: before.posts, name: text, parts: [part('name', text)] }
}

/** 某局党组书记、局长 -> the unit, the posts, the marks between them. */
function partsOfPosts(posts: string): SpeakerPart[] {
  return posts.split(/(、|\s+)/u).flatMap((piece) => {
    if (piece === '') return []
    if (piece === '、') return [part('mark', piece)]
    if (!piece.trim()) return [part('other', piece)]
    const cut = piece.length - lengthOfTitle(piece)
    const organization = piece.slice(0, cut)
    const title = piece.slice(cut)
    return [
      ...(organization ? [part('organization', organization)] : []),
      ...(title ? [part('title', title)] : []),
    ]
  })
}

export function personOf(parts: readonly SpeakerPart[], organization = ''): Person {
  const name = parts.find(({ kind }) => kind === 'name')?.text ?? ''
  return { posts: postsOf(parts, organization), name, parts }
}

/** Each title with the unit before it; a title without one goes with the unit of the title before. A unit alone is a post without a title. */
function postsOf(parts: readonly SpeakerPart[], inherited: string): Post[] {
  let organization = inherited
  const posts = parts.flatMap(({ kind, text }) => {
    if (kind === 'organization') organization = text
    return kind === 'title' ? [{ organization, title: text }] : []
  })
  return posts.length || !organization ? posts : [{ organization, title: '' }]
}

function spaces(text: string): SpeakerPart[] {
  return text ? [part('other', text)] : []
}

export function part(kind: Kind, text: string): SpeakerPart {
  return { kind, text }
}
