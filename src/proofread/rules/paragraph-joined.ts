import type { Rule } from '../rule.ts'

const SHOWN = 8

/** Every place where parsing put a broken paragraph together again, so that an editor can look at it. */
export const paragraphJoined: Rule<'PARAGRAPH_JOINED'> = {
  code: 'PARAGRAPH_JOINED',
  severity: 'info',
  explanation: {
    zh: '一段话在稿件里断成了两段（扫描、翻页、粘贴常会这样），排版时已经接上。请看一眼是不是本来就该接上；如果是两段，给前一段补上句号，或者让后一段开头空两格。',
    en: 'A paragraph that was broken in the source, by a page turn or a line end, was joined again. Look whether it was one; if not, end the first half with a stop or indent the second.',
  },
  examples: [
    {
      wrong: '各部门要认真学习会议精神，结合实际制定方案，加快推进湿地恢\n\n复与保护项目建设。',
      right: '各部门要认真学习会议精神，结合实际制定方案，加快推进湿地恢复与保护项目建设。',
    },
  ],
  isToldByBuild: true,
  find: ({ texts }) =>
    texts.flatMap(({ text, joins }) =>
      joins.map(({ at, span }) => ({
        data: {
          before: text.slice(Math.max(0, at - SHOWN), at).trimEnd(),
          after: text.slice(at, at + SHOWN).trimStart(),
        },
        place: span,
      })),
    ),
}
