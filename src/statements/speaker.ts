import type { Post, SpeakerPart } from '../model/bulletin.ts'
import { hasFamilyName, looksLikeName } from './names.ts'
import { lengthOfTitle } from './titles.ts'

/** A speaker line taken apart; `parts` put together are the line. */
export interface SpeakerLine {
  readonly posts: readonly Post[]
  readonly name: string
  readonly printed: string
  readonly parts: readonly SpeakerPart[]
}

const LONGEST = 60
const NAME_LENGTHS = [2, 3, 4]

/**
 * Reads 单位 + 职务（、职务）+ 姓名 + ： on a line of its own; undefined if the line is nothing of the kind.
 * A name is believed by its family name, or after a unit and a post by its form.
 */
export function parseSpeaker(line: string): SpeakerLine | undefined {
  if (line.length > LONGEST + 4 || !/[：:]$/u.test(line)) return undefined
  const [, body = '', colon = ''] = /^(.+?)(\s*[：:])$/u.exec(line) ?? []
  if (!body || body.length > LONGEST || /[，。；！？,;!?：:“”]/u.test(body)) return undefined
  const name = nameAtEnd(body)
  if (!name) return undefined
  const posts = body.slice(0, body.length - name.length)
  const parts = [...partsOfPosts(posts), part('name', name), part('mark', colon)]
  return { posts: postsOf(parts), name, printed: line, parts }
}

/**
 * The beginning of a line that is no speaker line, if an editor may have meant it as one: a post and a name without the colon, with text
 * after the colon, or with something in brackets; a name alone; or a name after a unit, without a post that we know.
 */
export function possibleSpeaker(line: string): string | undefined {
  const colon = line.slice(0, LONGEST).search(/[：:]/u)
  if (colon < 0 && (line.length > LONGEST_BARE || SENTENCE.test(line))) return undefined
  const body = colon < 0 ? line : line.slice(0, colon)
  const shown = colon < 0 ? line : line.slice(0, colon + 1)
  const [first = ''] = body.replace(BRACKETED, '').split(/[，,]/u)
  if (SENTENCE.test(first) || first.length > LONGEST) return undefined
  const isWhole = colon === line.length - 1
  const isPost = hasPostAndName(first) && (isWhole || body.replace(BRACKETED, '') === first)
  return isPost || (isWhole && (isName(first) || endsInName(body))) ? shown : undefined
}

/** Longer lines without a colon are text. */
const LONGEST_BARE = 30
const SENTENCE = /[。；！？!?;“”]/u
const BRACKETED = /[（(][^）)]*[）)]/gu

function hasPostAndName(text: string): boolean {
  const name = nameAtEnd(text.trimEnd())
  return name !== undefined && hasFamilyName(name)
}

function isName(text: string): boolean {
  return looksLikeName(text) && hasFamilyName(text)
}

function endsInName(body: string): boolean {
  if (body.length < 5 || body.length > LONGEST_BARE || /[，、,（）《》\d]/u.test(body)) return false
  return NAME_LENGTHS.some((length) => isName(body.slice(-length)))
}

function nameAtEnd(body: string): string | undefined {
  const candidates = nameCandidates(body).filter((name) => {
    const posts = body.slice(0, body.length - name.length).trimEnd()
    const title = lengthOfTitle(posts)
    return title > 0 && (hasFamilyName(name) || title < posts.length)
  })
  return candidates.find(hasFamilyName) ?? candidates[0]
}

/** What could be a name at the end of `body`, the likelier first: with a dot, padded, of two, three, four characters. */
function nameCandidates(body: string): string[] {
  const characters = [...body]
  const dotted = /\p{Script=Han}{1,10}(?:[·・‧•]\p{Script=Han}{1,10})+$/u.exec(body)?.[0]
  const tails = dotted ? [...dotted].map((_, i) => [...dotted].slice(i).join('')) : []
  const padded = /\p{Script=Han}[ \u3000]{1,2}\p{Script=Han}$/u.exec(body)?.[0]
  const plain = NAME_LENGTHS.map((length) => characters.slice(-length).join(''))
  return [...tails, ...(padded ? [padded] : []), ...plain].filter(looksLikeName)
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

/** Each title with the unit before it; a title without one goes with the unit of the title before. */
function postsOf(parts: readonly SpeakerPart[]): Post[] {
  let organization = ''
  return parts.flatMap(({ kind, text }) => {
    if (kind === 'organization') organization = text
    return kind === 'title' ? [{ organization, title: text }] : []
  })
}

function part(kind: SpeakerPart['kind'], text: string): SpeakerPart {
  return { kind, text }
}
