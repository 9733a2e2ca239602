import { isHan } from './count.ts'
import { foldUnit } from './fold.ts'

/**
 * How much a text looks like something a person wrote, from the characters outside ASCII: the
 * measure by which the guessed encodings of a file are compared. About 2 for Chinese prose, below
 * 0 for text decoded with the wrong table. Text that is all ASCII measures 0.
 */
export function plausibility(text: string): number {
  let sum = 0
  let seen = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) {
      if (isControl(unit)) {
        sum += CONTROL
        seen++
      }
      continue
    }
    seen++
    sum += isHan(unit) ? weighIdeograph(unit) : weighOther(unit, text, i)
  }
  return seen === 0 ? 0 : sum / seen
}

const COMMON = 4
const USUAL = 1
const RARE = -2
const MARK = 2.5
const LETTER = 0.5
const ODD = -2
const CONTROL = -6
const UNDECODABLE = -12

/** Control characters that have no business in a text: all but tab, line and page ends. */
const isControl = (unit: number): boolean => unit < 0x20 && (unit < 0x09 || unit > 0x0d)

function weighIdeograph(unit: number): number {
  levels ??= buildLevels()
  return levels[foldUnit(unit)]!
}

function weighOther(unit: number, text: string, at: number): number {
  if (unit === 0xfffd) return UNDECODABLE
  if (unit >= 0xe000 && unit <= 0xf8ff) return CONTROL
  if (unit < 0xa0) return CONTROL
  if (MARKS.has(unit)) return MARK
  if (unit >= 0xff01 && unit <= 0xff5e) return USUAL
  // Emoji and characters of the further planes: no sign of anything.
  if (unit >= 0xd800 && unit <= 0xdfff) return 0
  if (unit >= 0xc0 && unit <= 0x24f) return isAsciiLetter(text, at) ? LETTER : ODD
  if (unit <= 0xbf || (unit >= 0x2010 && unit <= 0x2122)) return 0
  return ODD
}

/** Whether a letter of the alphabet stands beside an accented one, as in any Latin word. */
const isAsciiLetter = (text: string, at: number): boolean =>
  /[a-z]/i.test(text.slice(Math.max(0, at - 1), at + 2))

/** Punctuation of Chinese prose. */
const MARKS = new Set(
  [...'，。、：；？！“”‘’（）《》〈〉「」『』【】…—·　'].map((c) => c.charCodeAt(0)),
)

/** The most frequent characters of modern Chinese, in Simplified form. */
const FREQUENT =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事' +
  '成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已' +
  '工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信' +
  '表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才' +
  '结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像' +
  '难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运您吗吧呢啊谢请'

let levels: Int8Array | undefined

/** Weight of each folded ideograph. The usual ones are the first level of GB 2312. */
function buildLevels(): Int8Array {
  const built = new Int8Array(0x10000).fill(RARE)
  const decoder = new TextDecoder('gb18030')
  for (let lead = 0xb0; lead <= 0xd7; lead++) {
    const row = new Uint8Array(94 * 2)
    for (let i = 0; i < 94; i++) {
      row[2 * i] = lead
      row[2 * i + 1] = 0xa1 + i
    }
    for (const char of decoder.decode(row)) built[foldUnit(char.charCodeAt(0))] = USUAL
  }
  for (const char of FREQUENT) built[foldUnit(char.charCodeAt(0))] = COMMON
  return built
}
