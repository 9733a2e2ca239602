import { readFileSync } from 'node:fs'
import { type Dictionary, openDictionary } from '../../../src/core/alignment/dictionary.ts'

let opened: Dictionary | undefined

/** The dictionary that ships. */
export function dictionary(): Dictionary {
  if (opened) return opened
  const bytes = readFileSync(new URL('../../../resources/dictionary/cedict.bin', import.meta.url))
  opened = openDictionary(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer,
  )
  return opened
}

/** A story of our own, link by link. */
export const STORY: readonly (readonly [source: readonly string[], target: readonly string[]])[] = [
  [['渡口'], ['The Ferry']],
  [
    ['一九三七年的秋天，雨下了整整十二天。'],
    ['In the autumn of 1937 it rained for twelve days on end.'],
  ],
  [
    ['河水漫过石阶，渡船停在对岸，没有人敢过河。'],
    [
      'The river rose over the stone steps.',
      'The ferry lay on the far bank, and nobody dared to cross.',
    ],
  ],
  [
    ['船夫老马坐在门口抽烟。', '他的狗睡在脚边。'],
    ['Old Ma the ferryman sat smoking in his doorway, his dog asleep at his feet.'],
  ],
  [['“今天过得去吗？”林小姐问。'], ['"Can we get across today?" asked Miss Lin.']],
  [['老马摇了摇头。'], ['Old Ma shook his head.']],
  [['“水太急，等明天再说吧。”'], ['"The water is too swift.', 'Let\'s talk about it tomorrow."']],
  [['林小姐打开皮箱，拿出一封信。'], ['Miss Lin opened her suitcase and took out a letter.']],
  [['信封上只写着三个字：陈先生。'], ['There were only two words on the envelope: Mr Chen.']],
  [
    ['她说父亲病得很重，她必须在星期五以前赶到县城的医院。'],
    [
      'Her father was gravely ill, she said, and she had to reach the hospital in the county town before Friday.',
    ],
  ],
  [
    ['老马看了看天，又看了看河，把烟斗放在桌上。'],
    ['Old Ma looked at the sky, then at the river.', 'He laid his pipe on the table.'],
  ],
  [['“上船。”他说。'], ['"Get in the boat," he said.']],
  [['狗也跳了上去。'], ['The dog jumped in as well.']],
  [
    ['船到河心的时候，一棵大树顺着水流冲下来。'],
    ['They were in the middle of the river when a great tree came down with the current.'],
  ],
  [
    ['老马用竹篙一撑，船身擦着树枝过去了。'],
    ['Old Ma pushed with his bamboo pole, and the boat slid past the branches.'],
  ],
  [['林小姐闭上了眼睛。'], ['Miss Lin closed her eyes.']],
  [
    ['上岸以后，她要付钱，老马不肯收。'],
    ['When they had landed she wanted to pay him, but Old Ma would not take any money.'],
  ],
  [['“代我问候你父亲。”'], ['"Give my regards to your father."']],
  [
    ['三十五年以后，她还记得那条狗的名字。'],
    ['Thirty-five years later she still remembered the name of the dog.'],
  ],
]

export interface Texts {
  readonly source: string[]
  readonly target: string[]
  readonly links: { readonly source: number[]; readonly target: number[] }[]
}

/** The sentences of both sides of links, and the links as indices. */
export function textsOf(story: typeof STORY): Texts {
  const texts: Texts = { source: [], target: [], links: [] }
  for (const [zh, en] of story) {
    texts.links.push({
      source: zh.map((_, k) => texts.source.length + k),
      target: en.map((_, k) => texts.target.length + k),
    })
    texts.source.push(...zh)
    texts.target.push(...en)
  }
  return texts
}
