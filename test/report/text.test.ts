import { describe, expect, it } from 'vitest'
import { diagnose } from '../../src/model/diagnostic.ts'
import { frame, widthOf } from '../../src/report/frame.ts'
import { formatDiagnostic } from '../../src/report/text.ts'

describe('a diagnostic as text', () => {
  const file = { name: 'content/a.txt', text: '大家谈②\n\n　　青山镇党委书记赵明：\n' }
  const start = file.text.indexOf('青山')
  const diagnostic = diagnose(
    'error',
    'EMPTY_STATEMENT',
    { speaker: '青山镇党委书记赵明：' },
    { file: file.name, start, end: start + 10 },
  )

  it('has place, code, message, the line with carets, and the cure, in English', () => {
    expect(formatDiagnostic(diagnostic, [file], 'en')).toBe(
      [
        'content/a.txt:3:3 error EMPTY_STATEMENT 青山镇党委书记赵明： is followed by no statement',
        '  3 | 　　青山镇党委书记赵明：',
        '    |     ^^^^^^^^^^^^^^^^^^^^',
        '  hint: add the text under it, or take the line out',
      ].join('\n'),
    )
  })

  it('and in Chinese', () => {
    expect(formatDiagnostic(diagnostic, [file], 'zh')).toMatch(
      /^content\/a\.txt:3:3 错误 EMPTY_STATEMENT “青山镇党委书记赵明：”后面没有发言\n/u,
    )
  })

  it('without a place is one line and a hint', () => {
    const text = formatDiagnostic(diagnose('error', 'FILE_NOT_FOUND', { path: 'a.txt' }), [], 'en')
    expect(text.split('\n')).toHaveLength(2)
  })

  it('counts columns in characters, not in code units', () => {
    const text = '𠮷𠮷甲'
    const place = { file: 'b', start: 4, end: 5 }
    expect(
      formatDiagnostic(
        diagnose(
          'info',
          'CHARACTERS_FOLDED',
          { kind: 'radical', count: 1, character: '甲' },
          place,
        ),
        [{ name: 'b', text }],
        'en',
      ),
    ).toMatch(/^b:1:3 /)
  })
})

describe('the frame', () => {
  const carets = (lines: readonly string[]) => {
    const [shown = '', marks = ''] = lines
    const at = marks.indexOf('^')
    let width = 0
    return Array.from(shown)
      .filter((character) => {
        const from = width
        width += widthOf(character)
        return from >= at && from < marks.length
      })
      .join('')
  }

  it.each([
    ['甲乙丙丁', 1, 3],
    ['ab甲cd', 2, 3],
    ['𠮷甲', 2, 3],
  ])('puts carets under %s [%i, %i)', (text, start, end) => {
    expect(carets(frame(text, { start, end }))).toBe(text.slice(start, end))
  })

  it('cuts a long line to the surroundings of the place', () => {
    const text = `${'甲'.repeat(300)}错${'乙'.repeat(300)}`
    const lines = frame(text, { start: 300, end: 301 })
    expect(widthOf(lines[0] ?? '')).toBeLessThan(90)
    expect(carets(lines)).toBe('错')
  })

  it('marks the end of the file, and the first line of a longer stretch', () => {
    expect(frame('甲\n', { start: 2, end: 2 })[1]).toMatch(/\^$/)
    expect(carets(frame('甲乙\n丙丁', { start: 1, end: 5 }))).toBe('乙')
  })
})
