import type { NoteRole, Range } from '../model/bulletin.ts'

/** 编者按 and what else editors call their own words. */
const EDITOR =
  /^[【[〔（(]?\s*(?:编者按|编者的话|编者注|编后语?|编前语?|编辑手记|按语|开栏语|开栏的话|卷首语)\s*[】\]〕）)]?\s*(?:[：:]|$|(?<=[】\]〕）)\s]))/u
/** Words that close what stands before them. */
const CLOSING = /^[【[〔（(]?\s*编后/u
const BRACKETED = /^[（(【][^（()）【】]*[）)】]$/u

const PRESS = '(?:本报|本刊|本台|本网)?(?:首席|特约|实习)?(?:记者|通讯员|评论员)'
const CREDITED =
  '(?:作者|撰稿人?|撰文|供稿人?|供稿单位|整理|采写|统稿|摄影|摄影报道|文字|图片|责任编辑|责编|编辑|编审|审核|校对|文|图|文图|图文)'
/** 本报记者 某某, 供稿：某单位, 文/某某 */
const BYLINE = new RegExp(`^(?:${PRESS}[\\s：:／/]+|${CREDITED}\\s*[：:／/]\\s*)\\S`, 'u')
/** In brackets less will do: （作者系某单位书记） */
const BRACKETED_BYLINE = new RegExp(`^(?:${PRESS}|${CREDITED}[\\s：:／/]|作者[系为])`, 'u')
const SOURCE =
  /^(?:来源|资料来源|稿件来源|转自|摘自|选自|原载|据)(?:[：:\s《“]|\S{1,20}(?:消息|报道|网站)$)/u
const REMARK = /^(?:附注|备注|注|说明)[：:]/u
const DATE =
  /^(?:\d{4}|[〇零○一二三四五六七八九]{4})\s*[年./-]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})\s*[月./-]\s*(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s*日?)?(?:[，,]?\s*于\S{1,10})?$/u
const LONGEST_LINE = 50

/** Whether a line by itself is an editor's, or says who wrote what, and when: no name of a column, and no motto. */
export function isCreditLine(text: string): boolean {
  const role = roleOfLine(text)
  return role !== undefined && role !== 'remark'
}

/** What a line above or below statements is, if it is none of what is said. */
export function roleOfLine(text: string): NoteRole | undefined {
  if (EDITOR.test(text)) return 'editor'
  if (text.length > LONGEST_LINE) return BRACKETED.test(text) ? 'remark' : undefined
  const bare = text.replace(/^[（(【]\s*|\s*[）)】]$/gu, '').trim()
  if (DATE.test(bare)) return 'dateline'
  if (SOURCE.test(bare)) return 'source'
  const isByline = (BRACKETED.test(text) ? BRACKETED_BYLINE : BYLINE).test(bare)
  if (isByline && !/[。；！？]/u.test(bare)) return 'byline'
  return REMARK.test(text) || BRACKETED.test(text) ? 'remark' : undefined
}

/** Whether an editor's words go on in the paragraphs after this one: it is a heading alone, or closes everything. */
export function opensNote(text: string): boolean {
  const head = EDITOR.exec(text)?.[0]
  return head !== undefined && (head.length === text.length || CLOSING.test(text))
}

const DATELINE =
  /^(?:本报|本刊|本台|本网|新华社|中新社|人民网|新华网|央视网)[^，。：；！？（）()\s]{0,16}?[讯电](?:\s*[（(](?:首席|特约|实习)?(?:记者|通讯员)[^）)]{1,40}[）)]|(?=\s))/u

/** The dateline that a paragraph begins with: 本报讯（记者 某某）, 新华社某地1月3日电. */
export function datelineOf(text: string): Range | undefined {
  const end = DATELINE.exec(text)?.[0].length
  return end === undefined || end === text.length ? undefined : { start: 0, end }
}
