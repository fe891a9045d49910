import type { Bulletin } from '../../model/bulletin.ts'
import { lineOf } from '../../model/source.ts'
import { wordingOf, type Listed } from '../../statements/roster.ts'
import { listedIn } from '../enrolled.ts'
import type { Rule } from '../rule.ts'

/** Who is on the roster and has no statement. */
export const speakerAbsent: Rule<'SPEAKER_ABSENT'> = {
  code: 'SPEAKER_ABSENT',
  severity: 'warning',
  explanation: {
    zh: '名单（speakers.yaml）上的人没有发言：稿件也许漏了一篇。几个人合为一篇的，都算发了言；名单上有两个人同名、看不出是哪一个发的言，不提示；没有名单的不查。',
    en: 'Somebody on the roster (speakers.yaml) has no statement: one may have been left out. All who share a statement have one. Of namesakes on the roster none is absent if one of them speaks and it cannot be told which. Without a roster nothing is asked.',
  },
  examples: [
    {
      beside: { 'speakers.yaml': '- 市财政局局长周敏\n- 市审计局局长孙红' },
      wrong: '市财政局局长周敏：\n\n抓好预算。',
      right: '市财政局局长周敏：\n\n抓好预算。\n\n市审计局局长孙红：\n\n管好资金。',
    },
  ],
  find: ({ bulletin }) =>
    absentIn(bulletin).map(({ person, span }) => ({
      data: { speaker: wordingOf(person), roster: lineOf(bulletin.source.files, span) },
      place: span,
    })),
}

function absentIn(bulletin: Bulletin): Listed[] {
  const { listed, match } = listedIn(bulletin)
  const speakers = bulletin.statements.flatMap((statement) => statement.speakers)
  const present = new Set(speakers.map(match))
  const unplaced = new Set(speakers.flatMap((one) => (match(one) ? [] : bare(one.name))))
  const names = listed.map(({ person }) => bare(person.name))
  const twice = new Set(names.filter((name, i) => names.indexOf(name) !== i))
  return listed.filter((one, i) => {
    const name = names[i] ?? ''
    return !present.has(one) && !(twice.has(name) && unplaced.has(name))
  })
}

function bare(name: string): string {
  return name.replace(/\s/gu, '')
}
