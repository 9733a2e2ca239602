/** Single-character surnames that bylines carry, the most frequent ones, in Simplified form. */
const SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝郁巴老茅丰闻',
)

const COMPOUND =
  /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|夏侯|端木|长孙|宇文|南宫)\p{Script=Han}{1,2}$/u

const NATIONALITY = /^[[(【〔][\p{Script=Han}]{1,4}[\])】〕]\s*/u

const COLLECTIVE = /^(?:佚名|匿名|无名氏|编辑部|本刊编辑部|本报编辑部|本刊记者|本报记者|社论)$/

const LATIN = /^[a-z][\w.'-]*(?:\s+[a-z][\w.'-]*){1,3}$/

/**
 * Whether a whole line is the name of a person or of several: `王小明`, `張 三`, `[美]海明威`,
 * `薩姆·奧爾特曼`, `李甲、王乙`, `Ada Lovelace`.
 * @param text the line
 * @param folded the same, folded
 */
export function isName(text: string, folded: string): boolean {
  if (folded.length > 40) return false
  if (LATIN.test(folded)) return /^[A-Z]/.test(text) && !/\s[a-z]{4,}/.test(text)
  // `張 三` is one person, `張三 李四` are two.
  return isPerson(folded) || folded.split(/[、,/&;]\s*|\s+/).every(isPerson)
}

function isPerson(folded: string): boolean {
  const bare = folded.replace(NATIONALITY, '')
  if (COLLECTIVE.test(bare)) return true
  if (/^[\p{Script=Han}a-z.]{1,10}(?:[·•・][\p{Script=Han}a-z.]{1,10}){1,3}$/u.test(bare))
    return true
  if (bare !== folded) return /^\p{Script=Han}{2,8}$/u.test(bare)
  const joined = bare.replace(/\s/g, '')
  if (COMPOUND.test(joined)) return true
  return /^\p{Script=Han}{2,3}$/u.test(joined) && SURNAMES.has(joined[0]!)
}
