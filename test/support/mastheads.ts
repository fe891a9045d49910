const LONG =
  '清河两岸大家齐心协力谈作风建设与高质量发展的四十个字长的刊名也一定要在报头里放得下才行呢'

const series = (length: number) => Array.from(LONG).slice(0, length).join('')

const OFFICES = '中共清河县委宣传部、清河县精神文明建设委员会办公室、清河县融媒体中心'

/** Mastheads with fields missing, empty and far too long: every template must bear them. */
export const MASTHEADS: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'nothing at all': {},
  'a series of one character, no number': { series: '谈' },
  'a series of two characters, one slogan': { series: '清风', number: 12, slogans: ['一条标语'] },
  'a series of four, three slogans, a date': {
    series: series(4),
    slogans: ['一条标语在这里', '又一条标语', '第三条更长的标语在这里'],
    date: '2031-04-18',
  },
  'a series of six, everything else': {
    series: series(6),
    number: 51,
    slogans: ['思想破冰引领发展突围加快建设', '现代化区域性中心城市建设'],
    motto: '知责于心 担责于身',
    publisher: '中共清河县委宣传部',
    editor: '责任编辑：于守礼',
    date: '2031-04-18',
    total: '总第300期',
  },
  'a series of nine': { series: series(9), number: 2, slogans: ['上行标语', '下行标语'] },
  'a series of fifteen, a long motto, a long slogan': {
    series: series(15),
    number: 2,
    slogans: ['上行标语', LONG.slice(0, 30)],
    motto: LONG,
  },
  'a series of forty, a long publisher': {
    series: series(40),
    number: 2,
    slogans: ['上行标语'],
    motto: '解放思想 振奋精神 担当使命 '.repeat(5).trim(),
    publisher: OFFICES.repeat(3),
  },
  'everything too long': {
    series: series(30),
    number: 128,
    slogans: [series(30), series(28), series(30), series(29)],
    motto: '解放思想振奋精神担当使命为人先 '.repeat(4).trim(),
    publisher: OFFICES,
    editor: OFFICES,
    total: 5559,
    date: '2031-04-18',
  },
  'a series in Latin letters': { series: 'Qinghe Weekly', number: 2, motto: 'Say it, do it' },
  'no series': { slogans: ['上行标语', '下行标语'], motto: '知责于心 担责于身' },
  'a motto alone': { motto: '知责于心 担责于身' },
  'an editor and a date alone': { editor: '本期责任编辑于守礼', date: '2031-04-18' },
  'a long imprint': {
    series: series(3),
    permit: '（云）内资准字第0731号'.repeat(4),
    compiler: OFFICES.repeat(2),
    recipients: '各乡镇、街道，县直各单位'.repeat(6),
    printer: '清河县新华印刷有限公司',
    printedOn: '2031年4月20日',
    copies: '1200册',
  },
}
