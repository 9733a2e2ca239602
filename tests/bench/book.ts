import { createDocument, createRow, type RowDraft } from '../../src/core/document/create.ts'
import { newId } from '../../src/core/document/ids.ts'
import type {
  BilingualDocument,
  Inline,
  Mark,
  Row,
  Segment,
} from '../../src/core/document/model.ts'
import { firstKeys } from '../../src/core/document/order.ts'

type Pair = readonly [source: string, target: string]

/** Sentences of our own, of many lengths; `*…*` is emphasis and `_…_` a name. */
const SENTENCES: readonly Pair[] = [
  ['潮水退了。', 'The tide went out.'],
  ['守塔人沒有說話。', 'The keeper said nothing.'],
  ['「今晚有霧嗎？」她問。', '“Will there be fog tonight?” she asked.'],
  [
    '河口的沙洲每年向外推移約三十公尺，漁民因此不得不把航標一再外移。',
    'The sandbar at the river’s mouth creeps some thirty metres seaward each year, and the fishermen have had to move their beacons out again and again.',
  ],
  [
    '老人們記得，從前站在塔頂，低頭便是海；如今要走上半個時辰的泥灘，才聽得見浪聲。',
    'The old people remember when one looked straight down from the tower into the sea; now it takes an hour’s walk across the mudflats before the waves can be heard.',
  ],
  [
    '這本日誌從1897年記到1931年，共四十二冊，其中*第十七冊*已經遺失。',
    'The logbook was kept from 1897 to 1931 in forty-two volumes, of which *the seventeenth* has been lost.',
  ],
  [
    '_林見月_在《河口評論》上寫道：「燈塔不問船從哪裡來，只管把光送到看得見的地方。」',
    'In The Estuary Review _Lin Jianyue_ wrote: “A lighthouse does not ask where the ship has come from; it sends its light as far as eyes can reach.”',
  ],
  ['（這一點後來引起許多爭論。）', '(This later gave rise to a great deal of controversy.)'],
  [
    '他把油燈擦了又擦，直到玻璃像沒有一樣乾淨，才坐下來吃那一碗已經冷了的麵。',
    'He polished the lamp again and again until its glass was as clean as though it were not there, and only then sat down to a bowl of noodles that had long gone cold.',
  ],
  [
    '風從東北來，帶著鹽和柴油的味道……',
    'The wind came from the north-east, bringing a smell of salt and diesel…',
  ],
  [
    '讀者也許會問：既然誰也不再需要燈塔，為什麼還要有人守著它？',
    'Readers may well ask: if nobody needs the lighthouse any longer, why must somebody still keep it?',
  ],
  [
    '答案寫在一張發黃的紙上——那是一九二四年的規程，第三條說：「燈在，人在。」',
    'The answer stands on a yellowed sheet of paper—the regulations of 1924, whose third article says: “While there is a light, there is a keeper.”',
  ],
  [
    '她用GPS測了三次，得出的座標是北緯24.98度、東經121.01度，與海圖所載相差不到40公尺。',
    'She took its position by GPS three times and arrived at 24.98° north, 121.01° east, less than forty metres from what the chart has.',
  ],
  ['沒有人回答。', 'Nobody answered.'],
  [
    '村裡的人把那一年叫作「*無魚之年*」，因為整個春天，網裡只有水草、塑膠袋和月亮。',
    'In the village they called it *the year without fish*, since all through that spring there was nothing in the nets but weed, plastic bags and the moon.',
  ],
  [
    '_歐陽明_、_陳水田_與_許阿枝_三人輪流值夜，每四小時換一次班。',
    '_Ouyang Ming_, _Chen Shuitian_ and _Hsu A-chih_ took turns at night, relieving one another every four hours.',
  ],
  [
    '要理解這種固執，必須先理解這片海：它不深，也不美，卻養活了沿岸十一個村子，也淹沒過其中的三個。',
    'To understand such obstinacy one must first understand this sea: it is neither deep nor beautiful, yet it has fed eleven villages along the shore, and drowned three of them.',
  ],
  ['「走吧。」', '“Let us go.”'],
  [
    '後來的研究者，多半只看見數字：多少艘船、多少盞燈、多少噸煤油；他們很少提到那些人名。',
    'Later researchers have mostly seen figures alone: so many ships, so many lamps, so many tons of paraffin; they seldom mention the names of the people.',
  ],
  [
    '我第一次見到那座塔，是在一個沒有風的下午，影子短得像一枚釘子。',
    'I first saw the tower on an afternoon without wind, when its shadow was as short as a nail.',
  ],
]

const HEADINGS: readonly Pair[] = [
  ['潮水與沙', 'Tide and Sand'],
  ['一盞燈的歷史', 'The History of a Lamp'],
  ['沒有魚的春天，以及那些等待的人', 'A Spring Without Fish, and Those Who Waited for It to End'],
  ['規程第三條', 'The Third Article'],
  ['霧中的信號', 'Signals in the Fog'],
  ['最後的值夜', 'The Last Watch'],
]

const TITLE: Pair = ['河口的燈塔', 'The Lighthouse at the Estuary']

/** What the sentences are about, so that hardly any of them comes twice. */
const THINGS: readonly Pair[] = [
  ['燈塔', 'lighthouse'],
  ['渡船', 'ferry'],
  ['鹽田', 'salt field'],
  ['魚市', 'fish market'],
  ['氣象站', 'weather station'],
  ['造船廠', 'shipyard'],
  ['舊碼頭', 'old wharf'],
  ['防波堤', 'breakwater'],
]

/** A generator of whole numbers that is the same everywhere (a linear congruential one). */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

/** Text with `*…*` and `_…_` as a segment. */
function marked(text: string): Segment {
  const inlines: Inline[] = []
  for (const part of text.split(/([*_][^*_]+[*_])/)) {
    if (!part) continue
    const type: Mark['type'] | null =
      part[0] === '*' ? 'italic' : part[0] === '_' ? 'underline' : null
    const mark = type ? [{ type } as Mark] : []
    inlines.push({ type: 'text', text: type ? part.slice(1, -1) : part, marks: mark })
  }
  return inlines
}

const noteMark = (n: number): Inline => ({
  type: 'code',
  id: `note${n}`,
  role: 'standalone',
  kind: 'note',
  label: `${n}`,
  image: '',
})

/**
 * A book of our own, as long as wanted: a title, chapters and sections, paragraphs of one to twelve
 * sentences (a row each), quotations, lists, captions of pictures, and notes with their marks.
 * @param chapters of about eleven pages in two columns each
 */
export function bookDocument(chapters: number): BilingualDocument {
  const throwDice = dice(42)
  const pick = <T>(list: readonly T[]): T => list[throwDice(list.length)]!
  const drafts: (readonly RowDraft[])[] = []
  const add = (kind: RowDraft['kind'], [source, target]: Pair, level = 0) => {
    drafts.push([{ kind, level, source: marked(source), target: marked(target) }])
  }
  const notes: Pair[] = []
  /** A sentence, behind what it is about. */
  const sentence = (): Pair => {
    const [source, target] = pick(SENTENCES)
    if (throwDice(3) > 0) return [source, target]
    const [thing, name] = pick(THINGS)
    const year = 1890 + throwDice(130)
    return [`${year}年，關於${thing}：${source}`, `Of the ${name}, in ${year}: ${target}`]
  }
  const reference = (): Pair => {
    const [source, target] = sentence()
    const page = 1 + throwDice(400)
    return [
      `參見《河口志》第${page}頁：${source}`,
      `See A History of the Estuary, p. ${page}: ${target}`,
    ]
  }
  const paragraph = () => {
    const long = throwDice(40) === 0 ? 60 : 1 + throwDice(12)
    const rows = Array.from({ length: long }, (): RowDraft => {
      const [source, target] = sentence()
      return { kind: 'paragraph', source: marked(source), target: marked(target) }
    })
    if (throwDice(9) === 0) {
      notes.push(reference())
      const last = rows[rows.length - 1]!
      const mark = noteMark(notes.length)
      rows[rows.length - 1] = {
        ...last,
        source: [...(last.source as Segment), mark],
        target: [...(last.target as Segment), mark],
      }
    }
    drafts.push(rows)
  }
  add('title', TITLE)
  add('byline', ['林見月　著', 'By Lin Jianyue'])
  for (let c = 1; c <= chapters; c++) {
    const [source, target] = HEADINGS[(c - 1) % HEADINGS.length]!
    add('heading', [`第${c}章　${source}`, `${c}. ${target}`], 1)
    for (let s = 1; s <= 3; s++) {
      if (s > 1) {
        const [under, below] = pick(HEADINGS)
        add('heading', [`${c}.${s}　${under}`, `${c}.${s} ${below}`], 2)
      }
      for (let p = 0; p < 14; p++) {
        paragraph()
        if (throwDice(11) === 0) add('quotation', sentence())
        if (throwDice(17) === 0) {
          for (let i = 1; i <= 3; i++) {
            const [item, entry] = sentence()
            add('list-item', [`${i}．${item}`, `${i}. ${entry}`])
          }
        }
        if (throwDice(19) === 0)
          add('caption', ['（圖：退潮後的泥灘）', '(Picture: the mudflats at low tide)'])
      }
    }
  }
  for (const [i, [source, target]] of notes.entries()) {
    add('footnote', [`${i + 1}　${source}`, `${i + 1} ${target}`])
  }
  const document = createDocument({
    rows: [],
    sourceLanguage: 'zh-Hant',
    provenance: { name: 'lighthouse.txt', format: 'text', encoding: 'utf-8' },
    metadata: {
      title: TITLE[0],
      targetTitle: TITLE[1],
      author: '林見月',
      translator: 'Ann Harbour',
      origin: '《河口評論》',
      date: '2024-05-01',
    },
  })
  const keys = firstKeys(drafts.reduce((sum, rows) => sum + rows.length, 0))
  let next = 0
  const rows = drafts.flatMap((paragraphRows): Row[] => {
    const id = newId()
    return paragraphRows.map((draft) => ({ ...createRow(draft, keys[next++]!), paragraph: id }))
  })
  return { ...document, granularity: 'sentence', rows }
}
