/** What the main process itself says, in the languages of the interface. */
export interface Messages {
  readonly stillSaving: string
  readonly stillSavingDetail: string
  readonly notSaved: string
  readonly wait: string
  readonly tryAgain: string
  readonly keepOpen: string
  readonly closeAnyway: string
  readonly pageGone: string
  readonly pageGoneDetail: string
  readonly pageBusy: string
  readonly pageBusyDetail: string
  readonly reload: string
  readonly close: string
}

const CATALOGUES = {
  en: {
    stillSaving: 'Your work is still being saved.',
    stillSavingDetail: 'If you close the window now, the last changes may be lost.',
    notSaved: 'The last changes could not be saved.',
    wait: 'Wait',
    tryAgain: 'Try Again',
    keepOpen: 'Keep Open',
    closeAnyway: 'Close Anyway',
    pageGone: 'The window has stopped working.',
    pageGoneDetail: 'What you typed is saved up to the last moment. Reload to go on.',
    pageBusy: 'The window does not respond.',
    pageBusyDetail: 'You can wait, or reload it. What you typed before is saved.',
    reload: 'Reload',
    close: 'Close',
  },
  'zh-Hant': {
    stillSaving: '您的譯稿仍在儲存中。',
    stillSavingDetail: '現在關閉視窗，最後的修改可能會遺失。',
    notSaved: '最後的修改無法儲存。',
    wait: '等候',
    tryAgain: '再試一次',
    keepOpen: '不關閉',
    closeAnyway: '仍要關閉',
    pageGone: '視窗已停止運作。',
    pageGoneDetail: '您輸入的內容已儲存到最後一刻。重新載入即可繼續。',
    pageBusy: '視窗沒有回應。',
    pageBusyDetail: '您可以等候，或重新載入。先前輸入的內容已儲存。',
    reload: '重新載入',
    close: '關閉',
  },
  'zh-Hans': {
    stillSaving: '译稿还在保存。',
    stillSavingDetail: '现在关闭窗口，最后的修改可能会丢失。',
    notSaved: '最后的修改无法保存。',
    wait: '等待',
    tryAgain: '重试',
    keepOpen: '不关闭',
    closeAnyway: '仍然关闭',
    pageGone: '窗口已停止工作。',
    pageGoneDetail: '您输入的内容已保存到最后一刻。重新载入即可继续。',
    pageBusy: '窗口没有响应。',
    pageBusyDetail: '您可以等待，或重新载入。之前输入的内容已保存。',
    reload: '重新载入',
    close: '关闭',
  },
} as const satisfies Record<string, Messages>

/**
 * The catalogue of a language.
 * @param language a BCP 47 tag; English for those we do not have
 */
export function messagesIn(language: string): Messages {
  const locale = Intl.getCanonicalLocales(language)[0] ?? 'en'
  const { language: code, script } = new Intl.Locale(locale).maximize()
  if (code !== 'zh') return CATALOGUES.en
  return script === 'Hans' ? CATALOGUES['zh-Hans'] : CATALOGUES['zh-Hant']
}
