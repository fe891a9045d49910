import type { CopyText } from '../copy.ts'
import { misspelt, textRule, type Mark } from '../rule.ts'

/** Units with the wrong capitals, or without their exponents. */
export const unitForm = textRule({
  code: 'UNIT_FORM',
  severity: 'warning',
  explanation: {
    zh: '计量单位的符号大小写不对，或者平方、立方没有写成上标：千克是 kg，千米是 km，千瓦是 kW，平方米是 m²，千瓦时是 kW·h。只看紧接数字的；中文名称（公里、千克）和 ㎡、℃、°C、ml、mL 都可以。依据 GB 3100—1993。',
    en: 'Symbols of units in the wrong case, or squares and cubes without an exponent: kg, km, kW, m², kW·h. Only straight after a number; Chinese names and ㎡, ℃, °C, ml and mL are fine. GB 3100-1993.',
  },
  examples: [
    { wrong: '全长7KM，重5Kg。', right: '全长7km，重5kg。' },
    { wrong: '面积120m2。', right: '面积120m²。' },
  ],
  findIn: findUnits,
})

/** The right form, and those that are met instead of it. */
const FORMS: readonly (readonly [right: string, wrong: string])[] = [
  ['km', 'KM Km kM'],
  ['kg', 'KG Kg kG'],
  ['cm', 'CM Cm'],
  ['mm', 'MM'],
  ['mg', 'MG'],
  ['mL', 'ML Ml'],
  ['m²', 'm2 M2 m^2'],
  ['m³', 'm3 M3 m^3'],
  ['km²', 'km2 KM2 Km2'],
  ['hm²', 'hm2 Hm2 HM2'],
  ['cm²', 'cm2 CM2'],
  ['cm³', 'cm3 CM3'],
  ['mm²', 'mm2 MM2'],
  ['km/h', 'KM/H Km/h KM/h km/H Km/H'],
  ['kW', 'KW Kw kw'],
  ['MW', 'Mw mw'],
  ['kW·h', 'KWH Kwh KWh kwh kWh kW.h KW·H KW·h kw·h'],
  ['kV', 'KV Kv kv'],
  ['kV·A', 'KVA Kva kva kVA'],
  ['Hz', 'HZ hz'],
  ['kHz', 'KHZ KHz Khz khz'],
  ['MHz', 'MHZ Mhz mhz'],
  ['GHz', 'GHZ Ghz ghz'],
  ['kPa', 'KPA KPa Kpa kpa'],
  ['MPa', 'MPA Mpa mpa'],
  ['dB', 'DB Db db'],
  ['℃', '°c ºC oC'],
]

const RIGHT = new Map(
  FORMS.flatMap(([right, wrong]) => wrong.split(' ').map((form) => [form, right] as const)),
)
/** The longest first; none of them has a character that a pattern would take for its own but these two. */
const WRONG = [...RIGHT.keys()]
  .toSorted((a, b) => b.length - a.length)
  .map((form) => form.replace(/[.^]/gu, '\\$&'))
  .join('|')
const AFTER_NUMBER = new RegExp(
  `(?<![\\p{Script=Latin}\\d.,])(\\d[\\d.,]* ?)(${WRONG})(?![\\p{Script=Latin}\\d²³/^·])`,
  'gu',
)

function* findUnits({ text }: CopyText): Iterable<Mark<'UNIT_FORM'>> {
  for (const { 1: number = '', 2: unit = '', index } of text.matchAll(AFTER_NUMBER)) {
    yield misspelt(index + number.length, unit, RIGHT.get(unit) ?? unit)
  }
}
