import { describe, expect, it } from 'vitest'
import { inspected, onePage, packed } from '../support/raw-pdf.ts'

/** Plates and what they are used for. */
function platesOf(content: string, resources = '', objects = {}) {
  const { plates } = inspected(onePage(content, resources, objects)).colours
  return plates.map(({ name, uses }) => `${name}: ${uses.join(', ')}`)
}

const spacesOf = (content: string, resources = '', objects = {}) =>
  inspected(onePage(content, resources, objects)).colours.spaces.map(({ name }) => name)

const TINT = '<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 1 1 0] /N 1 >>'
const SPOT = `[/Separation /Masthead#20Red /DeviceCMYK ${TINT}]`

describe('plates', () => {
  it.each([
    ['black text', 'BT 0 0 0 1 k /F Tf (a) Tj ET', ['Black: text']],
    ['only what is above zero', '0.5 0 1 0 k 0 0 9 9 re f', ['Cyan: line art', 'Yellow: line art']],
    ['strokes by their own colour', '0 1 0 0 K 1 0 0 0 k 0 0 9 9 re S', ['Magenta: line art']],
    ['grey as black', '0.4 g 0 0 9 9 re f', ['Black: line art']],
    ['black where nothing is said', '0 0 9 9 re f', ['Black: line art']],
    ['nothing of white', '1 g 0 0 9 9 re f 0 0 0 0 k 0 0 9 9 re f', []],
    ['nothing of what is set and not used', '0 1 0 0 k', []],
    ['nothing of what is clipped away with', '0 1 0 0 k 0 0 9 9 re W n', []],
    ['nothing of text that is not to be seen', '0 1 0 0 k BT 3 Tr (a) Tj ET', []],
    ['nothing of text that is empty', 'BT [() 20 ()] TJ ET', []],
    [
      'both colours of outlined text',
      '1 0 0 0 k 0 1 0 0 K BT 2 Tr (a) Tj ET',
      ['Cyan: text', 'Magenta: text'],
    ],
    ['what Q brings back', '0 1 0 0 k q 1 0 0 0 k Q 0 0 9 9 re f', ['Magenta: line art']],
    ['the first colour of a space', '/DeviceCMYK cs 0 0 9 9 re f', ['Black: line art']],
  ])('%s', (_what, content, expected) => {
    expect(platesOf(content)).toEqual(expected)
  })

  it('spot colours by name, in full where no tint is set', () => {
    const resources = `/ColorSpace << /S ${SPOT} >>`
    expect(platesOf('/S cs 0.4 scn 0 0 9 9 re f', resources)).toEqual(['Masthead Red: line art'])
    expect(platesOf('/S cs 0 0 9 9 re f', resources)).toEqual(['Masthead Red: line art'])
    expect(platesOf('/S cs 0 scn 0 0 9 9 re f', resources)).toEqual([])
  })

  it('spot colours with Chinese names, in UTF-8 or GBK', () => {
    const names = ['#E5#88#8A#E5#A4#B4', '#BF#AF#CD#B7']
    const plates = names.map((name) => {
      const resources = `/ColorSpace << /S [/Separation /${name} /DeviceCMYK ${TINT}] >>`
      return platesOf('/S cs 1 scn 0 0 9 9 re f', resources)
    })
    expect(plates).toEqual([['刊头: line art'], ['刊头: line art']])
  })

  it('inks of DeviceN that are laid on, and the process ones among them', () => {
    const resources = `/ColorSpace << /N [/DeviceN [/Black /Gold /None] /DeviceCMYK ${TINT}] >>`
    expect(platesOf('/N cs 0.5 1 1 scn 0 0 9 9 re f', resources)).toEqual([
      'Black: line art',
      'Gold: line art',
    ])
  })

  it('marks of registration on all plates, which make none', () => {
    const resources = `/ColorSpace << /A [/Separation /All /DeviceCMYK ${TINT}] >>`
    expect(platesOf('0 0 0 1 k 0 0 9 9 re f /A cs 1 scn 0 0 9 9 re f', resources)).toEqual([
      'Black: line art',
    ])
  })

  it('colours of a palette', () => {
    const resources = '/ColorSpace << /I [/Indexed /DeviceCMYK 1 <00000000 00ff0000>] >>'
    expect(platesOf('/I cs 1 sc 0 0 9 9 re f', resources)).toEqual(['Magenta: line art'])
    expect(platesOf('/I cs 0 sc 0 0 9 9 re f', resources)).toEqual([])
  })

  it('no plates of RGB, which is told', () => {
    const { plates, unseparated } = inspected(onePage('1 0 0 rg 0 0 9 9 re f')).colours
    expect([plates, unseparated]).toEqual([[], [1]])
  })

  it('device colours by what the page says that they mean', () => {
    const resources = '/ColorSpace << /DefaultRGB [/CalRGB << /WhitePoint [1 1 1] >>] >>'
    expect(spacesOf('1 0 0 rg 0 0 9 9 re f', resources)).toEqual(['CalRGB'])
  })

  it('profiles by their channels and their description', () => {
    const description = Buffer.from('desc\0\0\0\0\0\0\0\u0006Paper\0', 'latin1')
    const profile = Buffer.alloc(144 + 40)
    profile.write('CMYK', 16)
    profile.write('acsp', 36)
    profile.writeUInt32BE(1, 128)
    profile.write('desc', 132)
    profile.writeUInt32BE(144, 136)
    description.copy(profile, 144)
    const resources = '/ColorSpace << /P [/ICCBased 10 0 R] >>'
    const content = '/P cs 0 0 0 1 scn 0 0 9 9 re f'
    const objects = { 10: packed('/N 4', profile) }
    expect(spacesOf(content, resources, objects)).toEqual(['ICCBased (4, Paper)'])
    expect(platesOf(content, resources, objects)).toEqual(['Black: line art'])
  })
})

describe('plates of what pages are made of', () => {
  const form = (content: string, resources = '', more = '') => ({
    dict: `/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << ${resources} >> ${more}`,
    bytes: content,
  })

  it('forms, which begin with the colour that is set', () => {
    const resources = '/XObject << /X 10 0 R >>'
    const objects = { 10: form('0 0 9 9 re f 0 1 0 0 k 0 0 9 9 re f') }
    expect(platesOf('1 0 0 0 k /X Do', resources, objects)).toEqual([
      'Cyan: line art',
      'Magenta: line art',
    ])
  })

  it('patterns with colours of their own, and without', () => {
    const tile = (paint: number, content: string) => ({
      dict: `/PatternType 1 /PaintType ${paint} /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << >>`,
      bytes: content,
    })
    const resources =
      '/Pattern << /C 10 0 R /U 11 0 R >> /ColorSpace << /P [/Pattern /DeviceCMYK] >>'
    const objects = { 10: tile(1, '0 1 0 0 k 0 0 9 9 re f'), 11: tile(2, '1 0 0 0 k 0 0 9 9 re f') }
    const coloured = '/Pattern cs /C scn 0 0 9 9 re f'
    expect(platesOf(coloured, resources, objects)).toEqual(['Magenta: line art'])
    const uncoloured = '/P cs 0 0 0.5 0 /U scn 0 0 9 9 re f'
    expect(platesOf(uncoloured, resources, objects)).toEqual(['Yellow: line art'])
  })

  it('shadings, from their ends', () => {
    const shading = (functions: string) =>
      `<< /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [0 0 9 9] /Function ${functions} >>`
    const sampled = { dict: '/FunctionType 0 /Size [2]', bytes: 'ab' }
    const resources = `/Shading << /A ${shading(TINT)} /B ${shading('10 0 R')} >>`
    expect(platesOf('/A sh', resources)).toEqual(['Magenta: line art', 'Yellow: line art'])
    const { plates } = inspected(onePage('/B sh', resources, { 10: sampled })).colours
    expect(plates.map(({ assumed }) => assumed)).toEqual([true, true, true, true])
  })

  it('glyphs that a file draws itself, in the colour of the text or their own', () => {
    const font = `<< /Type /Font /Subtype /Type3 /FontMatrix [1 0 0 1 0 0] /FontBBox [0 0 1 1]
      /CharProcs << /a 11 0 R /b 12 0 R >> /Encoding << >> /FirstChar 97 /LastChar 98 /Widths [1 1] >>`
    const objects = {
      10: font,
      11: { bytes: '1 0 0 0 1 1 d1 0 1 0 0 k 0 0 1 1 re f' },
      12: { bytes: '1 0 d0 0 0 1 0 k 0 0 1 1 re f' },
    }
    const content = '1 0 0 0 k BT /F 9 Tf (ab) Tj ET'
    expect(platesOf(content, '/Font << /F 10 0 R >>', objects)).toEqual([
      'Cyan: text',
      'Yellow: text',
    ])
  })

  it('appearances of annotations that are printed', () => {
    const annotation = (flags: number) =>
      onePage(
        '',
        '',
        { 10: form('0 1 0 0 k 0 0 9 9 re f') },
        `/Annots [<< /Subtype /Stamp /Rect [0 0 9 9] /F ${flags} /AP << /N 10 0 R >> >>]`,
      )
    expect(inspected(annotation(4)).colours.plates.map(({ name }) => name)).toEqual(['Magenta'])
    expect(inspected(annotation(0)).colours.plates).toEqual([])
  })

  it('inline images, whose data may look like operators', () => {
    const data = '\0\0\0\xff EI \x01\0\0\0'
    const content = `q BI /W 3 /H 1 /BPC 8 /CS /CMYK ID ${data} EI Q 0 1 0 0 k 0 0 9 9 re f`
    const { images, colours } = inspected(onePage(content))
    expect(images).toMatchObject([{ width: 3, height: 1, space: 'DeviceCMYK', bits: 8 }])
    expect(colours.plates.map(({ name }) => name)).toContain('Magenta')
  })
})

describe('overprint and transparency', () => {
  const told = (state: string, content = '/G gs 0 0 9 9 re f') => {
    const { overprint, transparency } = inspected(
      onePage(content, `/ExtGState << /G << ${state} >> >>`),
    ).colours
    return [...overprint.map(() => 'overprint'), ...transparency.map(({ kind }) => kind)]
  }

  it.each([
    ['/OP true /op true /OPM 1', ['overprint']],
    ['/OP true', ['overprint']],
    ['/OP true /op false', []],
    ['/ca 0.5', ['opacity']],
    ['/ca 1 /CA 1 /BM /Normal', []],
    ['/CA 0.5', []],
    ['/BM /Multiply', ['blend mode']],
    ['/BM [/Multiply /Normal]', ['blend mode']],
    ['/SMask /None', []],
  ])('%s', (state, expected) => {
    expect(told(state)).toEqual(expected)
  })

  it('is not told where nothing is painted with it', () => {
    expect(told('/OP true /op true /ca 0.5', '/G gs')).toEqual([])
  })

  it('finds soft masks, whose greys are no ink', () => {
    const mask = {
      dict: '/Subtype /Form /BBox [0 0 9 9] /Group << /S /Transparency /CS /DeviceGray >>',
      bytes: '0.5 g 0 0 9 9 re f',
    }
    const resources = '/ExtGState << /G << /SMask << /S /Luminosity /G 10 0 R >> >> >>'
    const { colours } = inspected(onePage('/G gs 0 1 0 0 k 0 0 9 9 re f', resources, { 10: mask }))
    expect(colours.transparency.map(({ kind }) => kind)).toEqual(['soft mask'])
    expect(colours.plates.map(({ name }) => name)).toEqual(['Magenta'])
  })
})
