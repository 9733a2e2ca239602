export const LANGUAGES = ['en', 'zh-Hant', 'zh-Hans'] as const
export type Language = (typeof LANGUAGES)[number]

/** What the page's interface says. */
export interface Words {
  readonly language: string
  readonly page: string
  readonly search: string
  readonly show: string
  readonly showAll: string
  readonly showChanged: string
  readonly showRemarks: string
  readonly showOpen: string
  readonly save: string
  readonly keys: string
  readonly interface: string
  readonly status: string
  readonly comments: string
  readonly statuses: Readonly<Record<string, string>>
  readonly statusOf: (row: string) => string
  readonly translationOf: (row: string) => string
  readonly comment: string
  readonly commentOn: (row: string) => string
  readonly commentHere: string
  readonly answer: string
  readonly add: string
  readonly cancel: string
  readonly settle: string
  readonly reopen: string
  readonly settled: string
  readonly edit: string
  readonly remove: string
  readonly changed: string
  readonly formatting: string
  readonly revert: string
  readonly reverted: (row: string) => string
  readonly removed: string
  readonly undo: string
  readonly counts: (changed: number, remarks: number, reviewed: number, all: number) => string
  readonly found: (rows: number) => string
  readonly unsaved: string
  readonly saved: (name: string) => string
  readonly notSaved: (why: string) => string
  readonly restored: (when: string) => string
  readonly discard: string
  readonly elsewhere: (when: string) => string
  readonly takeUp: string
  readonly notKept: string
  readonly yourName: string
  readonly nameHint: string
  readonly name: string
  readonly go: string
  readonly close: string
  readonly keysTitle: string
  readonly keyNext: string
  readonly keyLine: string
  readonly keyRows: string
  readonly keyChanged: string
  readonly keyReviewed: string
  readonly keyApproved: string
  readonly keyRemark: string
  readonly keyMarks: string
  readonly keyUndo: string
  readonly keySearch: string
  readonly keySave: string
  readonly keyHelp: string
  readonly keysNote: string
}

const many = (count: number, one: string, more: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : more}`

const EN: Words = {
  language: 'English',
  page: 'Review',
  search: 'Search',
  show: 'Rows shown',
  showAll: 'All rows',
  showChanged: 'Changed rows',
  showRemarks: 'Rows with comments',
  showOpen: 'Not yet reviewed',
  save: 'Save',
  keys: 'Keys',
  interface: 'Language of the page',
  status: 'Status',
  comments: 'Comments',
  statuses: {
    empty: 'Not translated',
    draft: 'Draft',
    translated: 'Translated',
    reviewed: 'Reviewed',
    approved: 'Approved',
  },
  statusOf: (row) => `Status of row ${row}`,
  translationOf: (row) => `Translation, row ${row}`,
  comment: 'Comment',
  commentOn: (row) => `Comment on row ${row}`,
  commentHere: 'Your comment',
  answer: 'Answer',
  add: 'Add',
  cancel: 'Cancel',
  settle: 'Resolve',
  reopen: 'Reopen',
  settled: 'Resolved',
  edit: 'Edit',
  remove: 'Delete',
  changed: 'Changes',
  formatting: 'Only the formatting was changed.',
  revert: 'Revert',
  reverted: (row) => `Row ${row} is as it was sent.`,
  removed: 'The comment was deleted.',
  undo: 'Undo',
  counts: (changed, remarks, reviewed, all) =>
    `${many(changed, 'row', 'rows')} changed · ${many(remarks, 'comment', 'comments')} · ${reviewed.toLocaleString('en')} of ${all.toLocaleString('en')} reviewed`,
  found: (count) => `${many(count, 'row', 'rows')} found`,
  unsaved: 'Not saved yet',
  saved: (name) => `Saved as “${name}”. Send that file back.`,
  notSaved: (why) => `Not saved: ${why}`,
  restored: (when) => `Your unsaved work of ${when} is back.`,
  discard: 'Discard it',
  elsewhere: (when) => `You saved a review of this text on ${when} in another file.`,
  takeUp: 'Go on with it here',
  notKept: 'This browser keeps nothing between two visits. Save now and then.',
  yourName: 'Your name',
  nameHint: 'It will stand beside your changes and comments.',
  name: 'Name',
  go: 'Go on',
  close: 'Close',
  keysTitle: 'Keys',
  keyNext: 'Next row',
  keyLine: 'New line in the translation',
  keyRows: 'Row before or after',
  keyChanged: 'Changed or commented row before or after',
  keyReviewed: 'Mark as reviewed and go on',
  keyApproved: 'Mark as approved and go on',
  keyRemark: 'Comment on the row, or on what is selected',
  keyMarks: 'Bold, italic',
  keyUndo: 'Undo, redo',
  keySearch: 'Search',
  keySave: 'Save a file to send back',
  keyHelp: 'These keys',
  keysNote: 'Ctrl is ⌘ and Alt is ⌥ on a Mac.',
}

const HANT: Words = {
  language: '繁體中文',
  page: '審校',
  search: '搜尋',
  show: '顯示哪些列',
  showAll: '所有列',
  showChanged: '改過的列',
  showRemarks: '有註解的列',
  showOpen: '尚未審閱的列',
  save: '儲存',
  keys: '快速鍵',
  interface: '介面語言',
  status: '狀態',
  comments: '註解',
  statuses: {
    empty: '未譯',
    draft: '草稿',
    translated: '已譯',
    reviewed: '已審閱',
    approved: '已核可',
  },
  statusOf: (row) => `第 ${row} 列的狀態`,
  translationOf: (row) => `第 ${row} 列的譯文`,
  comment: '加註解',
  commentOn: (row) => `加註解：第 ${row} 列`,
  commentHere: '你的註解',
  answer: '回覆',
  add: '加入',
  cancel: '取消',
  settle: '解決',
  reopen: '重新開啟',
  settled: '已解決',
  edit: '編輯',
  remove: '刪除',
  changed: '修改',
  formatting: '只改了格式。',
  revert: '還原',
  reverted: (row) => `第 ${row} 列已還原為送審時的譯文。`,
  removed: '註解已刪除。',
  undo: '復原',
  counts: (changed, remarks, reviewed, all) =>
    `改了 ${changed.toLocaleString('en')} 列 · ${remarks.toLocaleString('en')} 則註解 · 已審閱 ${reviewed.toLocaleString('en')} / ${all.toLocaleString('en')}`,
  found: (count) => `找到 ${count.toLocaleString('en')} 列`,
  unsaved: '尚未儲存',
  saved: (name) => `已存為「${name}」，請將這個檔案交回。`,
  notSaved: (why) => `未能儲存：${why}`,
  restored: (when) => `已恢復 ${when} 尚未儲存的修改。`,
  discard: '捨棄',
  elsewhere: (when) => `你在 ${when} 已將這份文件的審校存到另一個檔案。`,
  takeUp: '在這裡接著做',
  notKept: '這個瀏覽器不保留未儲存的修改，請隨時儲存。',
  yourName: '你的姓名',
  nameHint: '會註明在你的修改和註解旁。',
  name: '姓名',
  go: '繼續',
  close: '關閉',
  keysTitle: '快速鍵',
  keyNext: '下一列',
  keyLine: '在譯文中換行',
  keyRows: '上一列、下一列',
  keyChanged: '上一個、下一個改過或有註解的列',
  keyReviewed: '標示為已審閱，前往下一列',
  keyApproved: '標示為已核可，前往下一列',
  keyRemark: '為這一列或選取的文字加註解',
  keyMarks: '粗體、斜體',
  keyUndo: '復原、重做',
  keySearch: '搜尋',
  keySave: '存成寄回的檔案',
  keyHelp: '顯示快速鍵',
  keysNote: '在 Mac 上，Ctrl 即 ⌘，Alt 即 ⌥。',
}

const HANS: Words = {
  language: '简体中文',
  page: '审校',
  search: '搜索',
  show: '显示哪些行',
  showAll: '所有行',
  showChanged: '改过的行',
  showRemarks: '有批注的行',
  showOpen: '尚未审阅的行',
  save: '保存',
  keys: '快捷键',
  interface: '界面语言',
  status: '状态',
  comments: '批注',
  statuses: {
    empty: '未译',
    draft: '草稿',
    translated: '已译',
    reviewed: '已审阅',
    approved: '已核准',
  },
  statusOf: (row) => `第 ${row} 行的状态`,
  translationOf: (row) => `第 ${row} 行的译文`,
  comment: '加批注',
  commentOn: (row) => `加批注：第 ${row} 行`,
  commentHere: '你的批注',
  answer: '回复',
  add: '添加',
  cancel: '取消',
  settle: '解决',
  reopen: '重新打开',
  settled: '已解决',
  edit: '编辑',
  remove: '删除',
  changed: '修改',
  formatting: '只改了格式。',
  revert: '还原',
  reverted: (row) => `第 ${row} 行已还原为送审时的译文。`,
  removed: '批注已删除。',
  undo: '撤销',
  counts: (changed, remarks, reviewed, all) =>
    `改了 ${changed.toLocaleString('en')} 行 · ${remarks.toLocaleString('en')} 条批注 · 已审阅 ${reviewed.toLocaleString('en')} / ${all.toLocaleString('en')}`,
  found: (count) => `找到 ${count.toLocaleString('en')} 行`,
  unsaved: '尚未保存',
  saved: (name) => `已存为“${name}”，请将这个文件发回。`,
  notSaved: (why) => `未能保存：${why}`,
  restored: (when) => `已恢复 ${when} 尚未保存的修改。`,
  discard: '丢弃',
  elsewhere: (when) => `你在 ${when} 已将这份文件的审校存到另一个文件。`,
  takeUp: '在这里接着做',
  notKept: '这个浏览器不保留未保存的修改，请随时保存。',
  yourName: '你的姓名',
  nameHint: '会注明在你的修改和批注旁。',
  name: '姓名',
  go: '继续',
  close: '关闭',
  keysTitle: '快捷键',
  keyNext: '下一行',
  keyLine: '在译文中换行',
  keyRows: '上一行、下一行',
  keyChanged: '上一个、下一个改过或有批注的行',
  keyReviewed: '标为已审阅，前往下一行',
  keyApproved: '标为已核准，前往下一行',
  keyRemark: '批注这一行，或选中的文字',
  keyMarks: '粗体、斜体',
  keyUndo: '撤销、重做',
  keySearch: '搜索',
  keySave: '存成发回的文件',
  keyHelp: '显示快捷键',
  keysNote: '在 Mac 上，Ctrl 即 ⌘，Alt 即 ⌥。',
}

export const WORDS: Readonly<Record<Language, Words>> = { en: EN, 'zh-Hant': HANT, 'zh-Hans': HANS }

/** The interface's language for someone who reads these (BCP 47, the best first). */
export function languageFor(tags: readonly string[]): Language {
  for (const tag of tags) {
    if (/^en\b/i.test(tag)) return 'en'
    if (/^zh\b.*\b(?:hant|tw|hk|mo)\b/i.test(tag)) return 'zh-Hant'
    if (/^zh\b/i.test(tag)) return 'zh-Hans'
  }
  return 'en'
}
