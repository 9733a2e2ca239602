import { describe, expect, it } from 'vitest'
import { sentences } from '../../../src/core/segmentation/index.ts'

/** Each example is written with `|` where a sentence ends. */
function check(examples: readonly string[]): void {
  for (const example of examples) {
    const expected = example.split('|')
    it(example, () => expect(sentences(expected.join(''), 'zh')).toEqual(trimmed(expected)))
  }
}

const trimmed = (parts: readonly string[]) => parts.map((part) => part.trim())

describe('stops and runs of them', () => {
  check([
    '雨停了。|我们出门吧！|你带伞了吗？|带了。',
    '雨停了。|我們出門吧！|你帶傘了嗎？|帶了。',
    '你说什么？！|再说一遍！！！|好。',
    '真的嗎？？！|當然。',
    '今天好冷｡|多穿一件｡',
    '钟敲了十二下。。|没有人来。',
    '没有标点的一行',
  ])
})

describe('ellipses and dashes', () => {
  check([
    '我……我忘了带钥匙。|你呢？',
    '他慢慢走进那条漆黑的长巷……|三天以后，邻居才发现他的帽子。',
    '他慢慢走進那條漆黑的長巷……|三天以後，鄰居才發現他的帽子。',
    '风越来越大……的确如此吗？|是的。',
    '苹果、梨、桃子……，样样都有。|随便拿。',
    '“我想……也许明天再说吧。”|她合上了书。',
    '也许真的没有人会再来了......|门外一片寂静。',
    '怎么会……？|我不信。',
    '那座桥——一座老石桥——昨夜塌了。|没有人受伤。',
    '“你难道——”|门开了，进来一位老人。',
    '“真奇怪！”……|两人都不再开口。',
  ])
})

describe('closing marks belong to the sentence before', () => {
  check([
    '他写道：“春天来了。”|后来他再没写过信。',
    '他寫道：「春天來了。」|後來他再沒寫過信。',
    '她問：『誰在外面？』|無人應門。',
    '（此事另有记载。）|我们接着看下一章。',
    '老师点点头（她一向温和。）|我们坐下了。',
    '“真的吗？”|“真的。”|“那就好！”',
    '「真的嗎？」|「真的。」|「那就好！」',
    '她说：“他问我‘你去不去？’”|我没有回答。',
    '书里写道：“谁来看海？”（见第二章）。|没有人回答。',
    '書裡寫道：“誰來看海?”(Who Sees the U.S. Sea. Part Two),這是後話。',
    '题为“谁来看海？”（Who Sees the U.S. Sea. Part Two）的文章登了出来。|很多人读。',
    '水位已降两米。[12]|下游各县解除警报。',
    '你难道不想看看“海为什么是蓝的？”。|我想。',
    '“我不去。 ”|“随你。”',
  ])
})

describe('quotations of several sentences end where their sentences end', () => {
  check([
    '他说：“我走了。|你留下。”|然后离开。',
    '他說：「我走了。|你留下。」|然後離開。',
    '“风大。|路滑！|小心些。”|老人这样叮嘱他。',
    '他說：「她說：『別怕。|有我在。』」|大家都笑了。',
  ])
})

describe('the clause that names the speaker', () => {
  check([
    '“走！”他喊道。|门开了。',
    '「走！」他喊道。|門開了。',
    '“去哪儿？”小梅问。|“回家。”',
    '“去哪儿？”小梅轻声问，把灯关了。|天黑了。',
    '“今年收成不错。”他说。|我们都很高兴。',
    '“今年收成不错。”他走了出去。'.replace('”', '”|'),
    '「價格還會再漲。」這位經紀人補充道。|市場隨即收盤。',
    '“Wait!” Anna 接着说。|没有人等她。',
    '“快跑！”老周摸着门框说，“来不及了！”'.replace('”', '”|'),
    '“你好吗？”|小林说：“我很好。”',
    '“起风了，”他说，“关窗吧。”|我关了窗。',
    '“这是什么？”的问题没有人回答。|会议继续。',
    '“我不同意。”的确，他从来没有同意过。'.replace('”', '”|'),
    '“谁来看海？”成为今年的话题。|海风很大。',
    '“走吧！”|一声大叫，鸟都飞了。',
    '“好。”|他不知道。',
  ])
})

describe('marks typed for others', () => {
  check([
    '"天亮了。|起床吧。"|"再睡一会儿。"|他翻了个身。',
    '他喊:"小心!"|车停了.',
    '改变了什么?|没有改变什么?|谁也不知道。',
    '價錢是多少?|(約三百元.)|可以商量!',
    '他说:"好."|她笑了.',
    '产量下降了3.5%.|农民很担心(尤其在北方).|雨还没下.',
    '我们谈了很久。|”你认为机会很大，”记者写道。|他没有否认。',
    '“门已经关上了。“|我们只好回去。',
    '他在信里写过，“从来没有后悔，“她说。|后来信丢了。',
  ])
})

describe('an unclosed quotation swallows nothing', () => {
  check([
    '他说：“我累了。|后来天黑了。|大家都睡了。',
    '（他没有来。|我们走了。',
    '《山中日记第一页。|第二页。',
  ])
})

describe('points that end no sentence', () => {
  check([
    '圆周率约为3.14，不是3。|记住了。',
    '新版V2.0已经发布。|请升级到v2.0.1。',
    '作者J.D. Lowell住在U.S.的西部。|他写过三本书。',
    '參議員（R. T. Stone）沒有出席。|會議延期。',
    '1. 准备材料。|2. 填写表格。',
    '（1）先洗手。|（2）再吃饭。|①左边。|②右边。',
    '一、目的。|二、方法。',
    '详见https://example.org/a.b?c=1!d。|或写信到li.wei@example.com。',
    '公司名为Acme Inc.，成立于1990年。|总部在海边。',
    '他在Yahoo!奇摩工作。|薪水不错。',
    '托馬斯．萊恩先生到了。|請進。',
    '我们用了OpenThing. 它很快。'.replace('. ', '. |'),
  ])
})

describe('brackets and titles are not broken', () => {
  check([
    '昨晚看了《谁在敲门？》这部电影。|很好看。',
    '昨晚看了《誰在敲門？》和〈天亮了！〉。|很好看。',
    '他（真的是他吗？）站在门口。|谁也没动。',
    '请看《船来了！船走了？》第二版。',
  ])
})

describe('minutes and speeches', () => {
  check([
    '谢谢各位。|（掌声）|今天我只讲三点。',
    '謝謝各位。|（全場鼓掌）|今天我只講三點。',
    '主席：現在開會。|陳委員：我有一個問題。|主席：請說。',
    '第一，路要修；第二，桥要建；第三，水要清。|完了。',
  ])
})

describe('subtitles', () => {
  check([
    '- 是吗？|- 是。',
    '—— 谁？|—— 我。',
    '- 你走吗 |- 我走',
    '你先走 我马上就来',
    '喂！|喂！|有人吗？',
  ])
})

describe('line breaks', () => {
  check([
    '山中夜雨洗松声，\n|石上清泉照月明。\n|老僧扫叶煮新茶，\n|门外不知天已晴。',
    '雪落无声\n|灯火可亲\n|有人归来',
    '这是一个在第一行还没有说完就因为排版被折断的\n句子。|第二句。',
    '各国之间的合作与竞争\n还会持续很长的一段时间',
    '第一段没有句号\n\n|第二段也没有句号',
    '需要的东西如下，请大家务必提前准备齐全\n|1. 铅笔\n|2. 橡皮',
  ])
})

describe('semicolons', () => {
  const text = '春天播种；夏天除草；秋天收割。'
  it('stay inside a sentence', () => expect(sentences(text, 'zh')).toEqual([text]))
  it('break where the caller asks', () =>
    expect(sentences(text, 'zh', { breakAtSemicolon: true })).toEqual([
      '春天播种；',
      '夏天除草；',
      '秋天收割。',
    ]))
})

describe('nothing to read', () => {
  it('has no sentences', () => {
    expect(sentences('', 'zh')).toEqual([])
    expect(sentences(' \n\u3000', 'zh')).toEqual([])
  })
})
