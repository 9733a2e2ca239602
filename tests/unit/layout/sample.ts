import { createDocument, createRow, type RowDraft } from '../../../src/core/document/create.ts'
import type {
  BilingualDocument,
  Mark,
  Metadata,
  Row,
  Segment,
  SourceLanguage,
} from '../../../src/core/document/model.ts'
import { firstKeys } from '../../../src/core/document/order.ts'

const text = (content: string, ...marks: Mark[]): Segment => [
  { type: 'text', text: content, marks },
]

const HANT: readonly RowDraft[] = [
  { kind: 'byline', source: '來源：《河口評論》', target: 'From The Estuary Review' },
  { kind: 'title', source: '河口的燈塔', target: 'The Lighthouse at the Estuary' },
  { kind: 'byline', source: '文／林見月', target: 'By Lin Jianyue' },
  {
    kind: 'paragraph',
    source: [
      ...text(
        '「燈還亮著嗎？」守塔人每晚都這樣問自己——他說：“亮著，一直亮著……”這座塔建於1897年，由',
      ),
      ...text('英國工程師', { type: 'bold' }),
      ...text('設計，'),
      ...text('歷經三次颱風', { type: 'italic' }),
      ...text('而不倒。'),
    ],
    target: [
      ...text(
        '“Is the light still burning?” the keeper asked himself every night. “It is—it always is…” The tower was built in 1897 to the plans of ',
      ),
      ...text('a British engineer', { type: 'bold' }),
      ...text(', and '),
      ...text('three typhoons', { type: 'italic' }),
      ...text(' have failed to bring it down.'),
    ],
  },
  { kind: 'heading', level: 1, source: '一、潮水與沙', target: '1. Tide and Sand' },
  {
    kind: 'paragraph',
    source:
      '河口的沙洲每年向外推移約三十公尺，漁民因此不得不把航標一再外移。老人們記得，從前站在塔頂，低頭便是海；如今要走上半個時辰的泥灘，才聽得見浪聲。潮水退去之後，招潮蟹從洞裡爬出來，像是在向天空揮手。',
    target:
      'The sandbar at the river’s mouth creeps about thirty metres seaward each year, and the fishermen have had to move their beacons out again and again. The old people remember when one looked straight down from the tower into the sea; now it takes an hour’s walk across the mudflats before the waves can be heard. When the tide is out, fiddler crabs climb from their holes as though waving at the sky.',
  },
  {
    kind: 'caption',
    source: '（圖：退潮後的泥灘）',
    target: '(Picture: the mudflats at low tide)',
  },
  {
    kind: 'quotation',
    source: '燈塔不問船從哪裡來，\n只管把光送到看得見的地方。',
    target:
      'A lighthouse does not ask where the ship has come from;\nit sends its light as far as eyes can reach.',
  },
  { kind: 'heading', level: 2, source: '（一）三件舊物', target: '1.1 Three Old Things' },
  { kind: 'list-item', source: '① 一本鹽漬的航海日誌', target: '① a logbook stained with salt' },
  { kind: 'list-item', source: '② 半截銅製望遠鏡', target: '② one half of a brass telescope' },
  {
    kind: 'paragraph',
    source: [
      ...text('守塔人的女兒把這些東西放在網上，見'),
      ...text('檔案館頁面', { type: 'link', href: 'https://example.org/estuary?a=1&b=2' }),
      ...text('；水深公式寫作H'),
      ...text('2', { type: 'subscript' }),
      ...text('O與x'),
      ...text('2', { type: 'superscript' }),
      ...text('。'),
    ],
    target: [
      ...text('The keeper’s daughter has put them on line; see '),
      ...text('the archive’s page', { type: 'link', href: 'https://example.org/estuary?a=1&b=2' }),
      ...text('. Depth is written with H'),
      ...text('2', { type: 'subscript' }),
      ...text('O and x'),
      ...text('2', { type: 'superscript' }),
      ...text('.'),
    ],
  },
  { kind: 'paragraph', source: '這一段還沒有譯文，但它不能因此消失。' },
  {
    kind: 'footnote',
    source: '註1：塔高以基座計算。',
    target: 'Note 1: height is measured from the base.',
  },
]

const HANS: readonly RowDraft[] = [
  { kind: 'heading', level: 1, source: '一、老街的早晨', target: '1. Morning in the Old Street' },
  {
    kind: 'paragraph',
    source:
      '“豆浆来了！”卖早点的老板娘一边喊，一边把热气腾腾的碗推到客人面前。这条街不足三百米，却有十七家早点铺……没有一家味道相同。',
    target:
      '“Soy milk coming through!” the woman at the breakfast stall cries, pushing a steaming bowl towards her customer. The street is not three hundred metres long, yet it has seventeen stalls… and no two taste alike.',
  },
  {
    kind: 'paragraph',
    source: '雨后的石板路映着灯笼的红光。',
    target: 'After rain the flagstones hold the red of the lanterns.',
  },
]

/** A short article of our own in which every kind of row and every mark occurs. */
export function sampleArticle(
  language: SourceLanguage = 'zh-Hant',
  metadata: Partial<Metadata> = {},
): BilingualDocument {
  return createDocument({
    rows: language === 'zh-Hant' ? HANT : HANS,
    sourceLanguage: language,
    provenance: { name: 'estuary.txt', format: 'text', encoding: 'utf-8' },
    metadata:
      language === 'zh-Hant'
        ? {
            title: '河口的燈塔',
            targetTitle: 'The Lighthouse at the Estuary',
            author: '林見月',
            translator: 'Ann Harbour',
            date: '2024-05-01',
            ...metadata,
          }
        : { title: '老街', targetTitle: 'The Old Street', author: '周一新', ...metadata },
  })
}

/** Sentence rows, those between two empty strings making one paragraph. */
export function sentences(
  drafts: readonly (Pick<RowDraft, 'source' | 'target'> | '')[],
  more: Partial<Row> = {},
): BilingualDocument {
  const keys = firstKeys(drafts.length)
  let paragraph = ''
  const rows: Row[] = []
  drafts.forEach((draft, i) => {
    if (draft === '') paragraph = ''
    else {
      const row = createRow({ kind: 'paragraph', ...draft }, keys[i]!)
      paragraph ||= row.id
      rows.push({ ...row, paragraph, ...more })
    }
  })
  const empty = createDocument({
    rows: [],
    sourceLanguage: 'zh-Hant',
    provenance: { name: 'essay.txt', format: 'text', encoding: 'utf-8' },
  })
  return { ...empty, granularity: 'sentence', rows }
}

/** The sample's prose over and over, as long a document as wanted. */
export function longDocument(rows: number): BilingualDocument {
  const sample = sampleArticle()
  const keys = firstKeys(rows)
  const body = sample.rows.slice(3)
  return {
    ...sample,
    rows: keys.map((key, i) => {
      const row = body[i % body.length]!
      return createRow(
        { kind: row.kind, level: row.level, source: row.source, target: row.target },
        key,
      )
    }),
  }
}
