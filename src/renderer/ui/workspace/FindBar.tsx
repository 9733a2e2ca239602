import { ArrowDown, ArrowUp, CaseSensitive, Regex, WholeWord, X } from 'lucide-react'
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { EditorHandle, FindQuery, FindState } from '../../editor/handle.ts'
import { useApp, useT } from '../hooks.ts'
import { Button } from '../parts/Button.tsx'
import { IconButton } from '../parts/IconButton.tsx'
import type { FindBar as FindBarRequest } from '../store.ts'

interface FindBarProps {
  readonly editor: EditorHandle
  readonly bar: FindBarRequest
}

const NOTHING: FindState = { count: 0, current: -1, error: null }
const EMPTY: FindQuery = {
  text: '',
  sides: 'both',
  regularExpression: false,
  matchCase: false,
  wholeWord: false,
}
/** What was looked for last, for the next time the bar is opened. */
let last: FindQuery = EMPTY

/** Find and replace over the page. It floats: the page under it never moves. */
export function FindBar({ editor, bar }: FindBarProps) {
  const app = useApp()
  const t = useT()
  const [query, setQuery] = useState(last)
  const [replacement, setReplacement] = useState('')
  const [found, setFound] = useState(NOTHING)
  const field = useRef<HTMLInputElement>(null)
  const replacing = bar.mode === 'replace'

  useEffect(() => {
    last = query
    setFound(editor.find.set(query))
  }, [editor, query])
  // The hits change with the text.
  useEffect(() => editor.subscribe(() => setFound(editor.find.state())), [editor])
  useEffect(() => () => void editor.find.set(null), [editor])
  useEffect(() => {
    if (bar.asked > 0) field.current?.select()
  }, [bar.asked])

  const close = useCallback(() => {
    app.ui.setState({ findBar: null })
    editor.focus()
  }, [app, editor])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.preventDefault()
      close()
    } else if (event.key === 'Enter' && event.target === field.current) {
      event.preventDefault()
      setFound(event.shiftKey ? editor.find.previous() : editor.find.next())
    }
  }

  const replaceAll = () => {
    const { replaced, refused } = editor.find.replaceAll(replacement)
    setFound(editor.find.state())
    const notice = app.notices.tell(
      { key: 'find.replaced', values: { count: replaced, refused } },
      replaced > 0
        ? {
            label: { key: 'notice.undo' },
            run: () => void editor.commands.undo.run(),
          }
        : undefined,
    )
    // Its undo is that of this step: it goes with the next one, and with the document.
    const withdraw = () => {
      app.notices.dismiss(notice)
      endListening()
      endFollowing()
    }
    const endListening = editor.changes.onChange(withdraw)
    const endFollowing = app.ui.subscribe(({ workbench }) => {
      if (workbench?.editor !== editor) withdraw()
    })
  }

  const option = (name: 'matchCase' | 'wholeWord' | 'regularExpression', Icon: typeof Regex) => (
    <IconButton
      label={t(`find.${name}`)}
      pressed={query[name]}
      onClick={() => setQuery({ ...query, [name]: !query[name] })}
    >
      <Icon size={16} aria-hidden />
    </IconButton>
  )

  return (
    <search className="find-bar" onKeyDown={onKeyDown}>
      <div className="find-line">
        <input
          ref={field}
          type="text"
          className="input find-field"
          spellCheck={false}
          autoComplete="off"
          aria-label={t('find.text')}
          placeholder={t('find.text')}
          aria-invalid={found.error !== null}
          value={query.text}
          onChange={(event) => setQuery({ ...query, text: event.target.value })}
        />
        {option('matchCase', CaseSensitive)}
        {option('wholeWord', WholeWord)}
        {option('regularExpression', Regex)}
        <select
          className="input select find-sides"
          aria-label={t('find.sides')}
          value={query.sides}
          onChange={(event) =>
            setQuery({ ...query, sides: event.target.value as FindQuery['sides'] })
          }
        >
          <option value="both">{t('find.sides.both')}</option>
          <option value="source">{t('find.sides.source')}</option>
          <option value="target">{t('find.sides.target')}</option>
        </select>
        <span className="find-count" role="status">
          {found.error
            ? t('find.invalid')
            : query.text && t('find.count', { current: found.current + 1, count: found.count })}
        </span>
        <IconButton
          label={t('action.edit.findPrevious')}
          keys="⇧ F3"
          onClick={() => setFound(editor.find.previous())}
        >
          <ArrowUp size={16} aria-hidden />
        </IconButton>
        <IconButton
          label={t('action.edit.findNext')}
          keys="F3"
          onClick={() => setFound(editor.find.next())}
        >
          <ArrowDown size={16} aria-hidden />
        </IconButton>
        <IconButton label={t('find.close')} keys="Esc" onClick={close}>
          <X size={16} aria-hidden />
        </IconButton>
      </div>
      {replacing && (
        <div className="find-line">
          <input
            type="text"
            className="input find-field"
            spellCheck={false}
            autoComplete="off"
            aria-label={t('find.replacement')}
            placeholder={t('find.replacement')}
            value={replacement}
            onChange={(event) => setReplacement(event.target.value)}
          />
          <Button onClick={() => setFound(editor.find.replace(replacement))}>
            {t('find.replace')}
          </Button>
          <Button onClick={replaceAll}>{t('find.replaceAll')}</Button>
          <span className="find-note">{t('find.onlyTargets')}</span>
        </div>
      )}
      {found.error && <p className="find-error">{found.error}</p>}
    </search>
  )
}
