// Who speaks in the bulletins of bulletins.mjs, and under which mastheads: places, units and people are made up.
const words = (text) => text.trim().split(/\s+/)

const TOWNS = words('云溪镇 白鹭湖镇 双江口镇 马家渡镇 青石桥镇')
const TOWNSHIPS = words('石鼓乡 金鸡岭乡 沙洲回族乡')
const DISTRICTS = words('柳林街道 南岸经济开发区 龙泉山国家级风景名胜区')
const BUREAUS = words(`
县教育局 县财政局 县交通运输局 县市场监督管理局 县住房和城乡建设局 县应急管理局 县医疗保障局 县行政审批服务局
县林业和草原局 县退役军人事务局 县商务和投资促进局 县统计局 云州市生态环境局清河县分局 县科学技术和工业信息化局
国家税务总局清河县税务局 县文化和旅游局
`)
const HOSPITALS = words(
  '县人民医院 县中医院 县妇幼保健院 白鹭湖镇中心卫生院 云州大学附属第三医院清河院区',
)
const SCHOOLS = words('县第一中学 县实验小学 石鼓乡九年一贯制学校 清河职业技术学校 县特殊教育学校')
const VILLAGES = words(
  '云溪镇桃源村 马家渡镇北堤村 金鸡岭乡茶园村 柳林街道滨河社区 双江口镇五星村 石鼓乡石鼓村',
)
const COURTS = words('县人民法院 白鹭湖人民法庭')
const FIRMS = words(`
清河县城乡公共交通集团有限公司 云溪粮油股份有限公司 双江口港务有限公司 清河县自来水公司
县供销合作社联合社农资公司 白鹭湖水产养殖专业合作社
`)

/** Units of a kind, and the posts that their heads have. */
const KINDS = [
  [TOWNS, ['党委书记', '党委副书记、镇长', '人大主席', '党委委员、纪委书记']],
  [TOWNSHIPS, ['党委书记', '党委副书记、乡长', '人大主席']],
  [DISTRICTS, ['党工委书记', '党工委书记、管委会主任', '党工委副书记、纪工委书记']],
  [
    BUREAUS,
    ['局长', '党组书记、局长', '党组成员、副局长', '党委书记、局长、一级调研员', '总工程师'],
  ],
  [HOSPITALS, ['院长', '党委书记', '党委副书记、院长', '护士长', '主任医师']],
  [SCHOOLS, ['校长', '党支部书记、校长', '党总支书记', '教师']],
  [VILLAGES, ['党支部书记', '党支部书记、村委会主任', '驻村第一书记', '网格员']],
  [COURTS, ['院长', '党组书记、院长', '庭长', '审判员']],
  [FIRMS, ['董事长', '总经理', '党委书记、董事长', '执行董事、总经理', '总工程师']],
]

const NAMES = words(`
陈岚 周立群 欧阳静 李向东 王磊 诸葛文远 黄秋实 赵明 司马超 孙小红 郑开来 吴越 马腾飞 何静宜 上官云 林晓 徐国栋 高原 梁思齐
罗成 宋雨晴 慕容雪 唐继尧 韩梅英 冯远征 邓小川 曹海 彭家声 曾庆丰 萧然 田野 董建军 潘虹 袁立本 蔡文 蒋一帆 余波 于守礼 杜若
叶青 程前 魏长河 苏敏 吕四平 丁香 任重远 卢川 姚远 沈国平 钟声 崔健民 谭新 陆春生 范志刚 汪洋 廖凡 石磊 金山 贾平 夏雨 韦一 傅红
方舟 白桦 邹韬 孟浩 熊志 秦岭 邱实 江涛 尹天 薛梅 闫峰 段文斌 雷鸣 侯玉珍 龙飞 史诗 陶然 黎明 贺新 顾长青 毛竹 郝建平 龚平 邵阳
万里 钱塘 严格 武松林 戴月 莫小兰 孔德明 向阳红
`)

/** A speaker line for every unit and for two thirds of their posts, each with a name of its own. */
export function speakersOf(below) {
  const posts = KINDS.flatMap(([units, titles]) =>
    units.flatMap((unit) => {
      const first = below(titles.length)
      return [titles[first], titles[(first + 1) % titles.length]].map((title) => unit + title)
    }),
  )
  const offset = below(NAMES.length)
  return posts.map((post, i) => `${post}${NAMES[(offset + i * 7) % NAMES.length]}：`)
}

/** The lines above the first speaker. The sixth has a motto of forty characters, the fifth a name of nine. */
export const MASTHEADS = [
  ['实干兴县谋新篇\n同心协力开新局', '众人谈①', '同心 实干 争先'],
  ['百姓话题③', '听民声 解民忧 暖民心'],
  ['抓项目强产业惠民生\n转作风提效能优环境', '局长访谈（12）'],
  [],
  ['一张蓝图绘到底', '我为清河发展献一策⑤', '团结 求实 创新'],
  [
    '春风行动正当时',
    '大讨论⑯',
    '解难题办实事开新局 聚民心汇民智惠民生 抓作风提效能促发展 守初心担使命再创佳绩',
  ],
  ['清河论坛第二十一期'],
  ['党建引领聚合力\n乡村振兴谱华章\n项目攻坚促发展', '书记说', '清清河水 万家灯火'],
  ['院坝夜话㉘'],
  ['凝心聚力谋发展\n奋楫扬帆启新程', '大家说㊱', '解放思想 真抓实干 勇争一流'],
]
