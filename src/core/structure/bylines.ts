import type { Metadata } from '../document/model.ts'
import { isName } from './names.ts'
import { lastMark } from './shape.ts'

type Field = 'author' | 'translator' | 'origin' | 'date'

/** What a line beside the text says of it. */
export type Facts = Partial<Pick<Metadata, Field>>

/**
 * Labels of the lines that name people, places and dates, in Simplified form; `null` for those
 * that no field of the metadata holds.
 */
const LABELS: readonly (readonly [field: Field | null, labels: string])[] = [
  [
    'origin',
    '来源|文章来源|稿件来源|出处|原载|原刊|刊于|刊载于|首发|首发于|转自|转载自|原文链接|原文地址|链接|原文|公众号|微信公众号|source|via|from',
  ],
  [
    'author',
    '作者|文|撰文|撰稿|撰稿人|文字|原著|口述|主讲|主讲人|讲者|演讲者|演讲人|记者|本报记者|通讯员|author|authors|by|written by|text',
  ],
  ['translator', '译者|翻译|译|编译|译文|translator|translated by|translation'],
  [
    'date',
    '日期|时间|发布时间|发布日期|发表时间|发表日期|更新时间|更新日期|出版时间|出版日期|写作时间|会议时间|date|published|updated',
  ],
  [
    null,
    '编辑|责编|责任编辑|编者|主编|审稿|审核|校对|审校|校|摄影|摄|图|图片|插图|插画|绘图|制图|设计|美编|排版|监制|策划|出品|出版|出版社|整理|采写|采访|采访者|受访|受访者|访谈者|地点|会议地点|出席|出席者|出席人员|与会者|列席|列席者|缺席|请假|主席|主持|主持人|记录|记录人|纪录|字数|阅读时间|专栏|栏目|doi|issn|分类号|中图分类号|文献标识码|文章编号|editor|edited by|photo|photos|photographs|illustration|venue|place|location|present|attendees|apologies|chair|minutes',
  ],
]

const FIELDS = new Map(
  LABELS.flatMap(([field, labels]) => labels.split('|').map((label) => [label, field] as const)),
)

const ALL = [...FIELDS.keys()].sort((a, b) => b.length - a.length).join('|')

/** A label and what separates it from its value; several pairs may share a line. */
const PAIR = new RegExp(`(?:^\\(?|[\\s|;,，(]+)(${ALL})\\s*[:/|]\\s*`, 'g')

/** Labels that need no colon before a name: `記者 王小明`, `By Ada Lovelace`. */
const BARE = /^(?:文|撰文|作者|记者|本报记者|译者|by|written by|translated by)\s+/

/** A name with what the person did after it: `[美]海明威　著`, `李某 譯`. */
const SUFFIX = /^(.{2,24}?)\s+(着|撰|文|口述|译|编译|编|绘|摄|报道)$/

/** `本報記者王小明/台北報導`, `（中央社記者王小明台北5日電）`. */
const REPORTER =
  /^\(?\S{0,8}记者\s?(\p{Script=Han}{2,4})(?:\s*[/|、]\s*\S{1,8}(?:报道|报导|电)|\p{Script=Han}{2,3}\d{1,2}日(?:电|专电|报道|报导))\)?$/u

/** The person who signs a letter. */
const SIGNATURE = /^(.{1,20}?)\s*(?:敬上|谨上|敬启|谨启|顿首|拜上|手书|谨识|谨志|上)$/

const YEAR =
  '(?:(?:(?:中华)?民国|公元)?\\s?\\d{2,4}|[〇零一二三四五六七八九十]{2,4}|(?:中华)?民国[一二三四五六七八九十百零]{1,6})年'
const MONTH = '(?:\\d{1,2}|[一二三四五六七八九十]{1,2})月'
const DAY = '(?:\\d{1,2}|[一二三四五六七八九十廿卅]{1,3})[日号]'
const WEEKDAY = '(?:\\s*\\(?(?:星期|礼拜|周)[一二三四五六日天]\\)?)?'
const CLOCK = '(?:\\s*(?:上午|下午|晚上?)?\\s*\\d{1,2}[:时点]\\d{0,2}(?::\\d{2}|分)?)?'
const MONTHS =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?'

/** A line that is a date and nothing else. */
const DATE = new RegExp(
  `^\\(?(?:写于|作于|完稿于|发表于|于)?\\s*(?:${YEAR}\\s*(?:${MONTH}\\s*(?:${DAY})?|[初仲暮深]?[春夏秋冬][日夜末]?)?${WEEKDAY}${CLOCK}` +
    `|(?:1[5-9]|20)\\d{2}([-/.])\\d{1,2}\\1\\d{1,2}${CLOCK}` +
    `|\\d{1,2}\\s${MONTHS}\\s\\d{4}|${MONTHS}\\s\\d{1,2},\\s?\\d{4})\\)?[.。]?$`,
)

/** The longest line that is taken for a label and its value. */
const LONGEST = 160
/** A value with more is a sentence: someone speaks, and the label is the speaker. */
const LONGEST_VALUE = 60

/**
 * Reads a line that stands beside the text: its source, its people, its date.
 * @param text the line
 * @param folded the same, folded
 * @returns what it says, or null where it is no such line; the facts may be empty
 */
export function readByline(text: string, folded: string): Facts | null {
  if (text.length > LONGEST) return null
  return readPairs(text, folded) ?? readPerson(text, folded) ?? readDate(text, folded)
}

function readPairs(text: string, folded: string): Facts | null {
  const pairs = [...folded.matchAll(PAIR)]
  if (pairs.length === 0 || pairs[0]!.index !== 0) return null
  const facts: { -readonly [F in Field]?: string } = {}
  for (const [i, pair] of pairs.entries()) {
    const from = pair.index + pair[0].length
    const value = text.slice(from, pairs[i + 1]?.index ?? text.length).trim()
    if (isSentence(value)) return null
    const field = FIELDS.get(pair[1]!)
    const clean = unbracket(value)
    if (field && clean && facts[field] === undefined) facts[field] = clean
  }
  return facts
}

/** Addresses may be long; a value that ends like a sentence or holds one is speech. */
const isSentence = (value: string): boolean =>
  (value.length > LONGEST_VALUE && /\s|，/.test(value)) ||
  (value !== '' && '。！？!?…；;，,'.includes(lastMark(value))) ||
  /[。！？]/.test(value)

function readPerson(text: string, folded: string): Facts | null {
  const suffix = SUFFIX.exec(folded)
  if (suffix && isName(text.slice(0, suffix[1]!.length), suffix[1]!)) {
    const name = text.slice(0, suffix[1]!.length).trim()
    const did = suffix[2]!
    if (did === '译' || did === '编译') return { translator: name }
    return did === '绘' || did === '摄' ? {} : { author: name }
  }
  const bare = BARE.exec(folded)
  if (bare && isName(text.slice(bare[0].length), folded.slice(bare[0].length))) {
    const name = text.slice(bare[0].length).trim()
    return /译|translated/.test(bare[0]) ? { translator: name } : { author: name }
  }
  const reporter = REPORTER.exec(folded)
  if (!reporter) return null
  const at = folded.indexOf(reporter[1]!, folded.indexOf('记者') + 2)
  return { author: text.slice(at, at + reporter[1]!.length) }
}

function readDate(text: string, folded: string): Facts | null {
  if (!DATE.test(folded)) return null
  return {
    date: unbracket(text).replace(/^(?:寫於|写于|作於|作于|完稿於|完稿于|發表於|发表于)\s*/, ''),
  }
}

/** The signature under a letter or a preface, or null. */
export function readSignature(text: string, folded: string): Facts | null {
  const signature = SIGNATURE.exec(folded)
  if (signature) return { author: text.slice(0, signature[1]!.length).trim() }
  return isName(text, folded) ? { author: text } : null
}

/** A value without brackets round it; one that stands alone belongs to the whole line. */
const unbracket = (value: string): string => {
  const inner = /^[（(]\s*(.*?)\s*[）)]$/.exec(value)?.[1] ?? value
  return /[（(]/.test(inner) ? inner : inner.replace(/\s*[）)]$/, '')
}
