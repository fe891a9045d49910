import { describe, expect, it } from 'vitest'
import { buildText } from '../support/build.ts'
import { readBack } from '../support/pdf.ts'
import { bare } from '../support/source.ts'

const HEAD = '大家谈②\n\n青山镇党委书记赵明：\n\n　　'

/** The text of a one-page bulletin as pdf.js gives it, without white space. */
async function textBack(text: string): Promise<string> {
  const { built, diagnostics } = await buildText(`${HEAD}${text}\n`)
  expect(diagnostics).toEqual([])
  const { pages } = await readBack(built?.pdf ?? new Uint8Array())
  return bare(pages.join(''))
}

describe('text taken out of the PDF', () => {
  it.each([
    ['code points that share a glyph', '增长5％，又增长10%以上。用￥200与¥200。'],
    ['composed letters', '前man\u0303ana后，cafe\u0301与café，か\u3099。'],
    ['ligatures', '在office里fly，fi与ffi。'],
    ['selectors', '葛\u{E0100}飾区与葛飾区。'],
    ['characters outside the BMP', '𬭊𫖯𬱖与㛃。'],
    ['letters whose marks compose to nothing', '拼音ê\u0304与m\u0300，x\u0301y，か\u309a。'],
    ['names with dots and full-width spaces', '有阿卜杜拉·买买提，有张　三，有赵五。'],
    ['marks', '“‘好’”——他说……（《论语》〈学而〉）·①②〇㎡℃½。'],
    [
      'cut words',
      '网址https://www.example.gov.cn/news/2024/index.html?id=1与internationalization同在。',
    ],
  ])('%s', async (_name, text) => {
    expect(await textBack(text)).toContain(bare(text))
  })

  it.each([['n\u{20E3}'], ['q\u{485}'], ['x\u{302}\u{FFFE}']])(
    'a mark that no font has is refused: %j',
    async (text) => {
      const { built, diagnostics } = await buildText(`${HEAD}前${text}后。\n`)
      expect(built).toBeUndefined()
      expect(diagnostics.map(({ code }) => code)).toContain('MISSING_GLYPH')
    },
  )

  it.each(['\u1680', '\u2000', '\u2001', '\u205F', '\u00A0', '\u202F'])(
    '%j is a space',
    async (space) => {
      const { built } = await buildText(`${HEAD}前面${space}后面，a${space}b。\n`)
      const { pages } = await readBack(built?.pdf ?? new Uint8Array())
      expect(bare(pages.join(''))).toContain('前面后面，ab。')
    },
  )
})

describe('the file identifier', () => {
  it('differs where the text differs, and only there', async () => {
    const idOf = async (text: string) => {
      const { built } = await buildText(`${HEAD}${text}\n`)
      return /\/ID \[<(\w+)>/.exec(Buffer.from(built?.pdf ?? []).toString('latin1'))?.[1]
    }
    const [first, same, other] = [
      await idOf('全面振兴。'),
      await idOf('全面振兴。'),
      await idOf('全面振起。'),
    ]
    expect(first).toMatch(/^[0-9a-f]{32}$/i)
    expect(same).toBe(first)
    expect(other).not.toBe(first)
  })
})
