import { MessageSquarePlus } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import type { CommentEntry, EditorHandle } from '../../editor/handle.ts'
import { actionOf, runAction } from '../actions/index.ts'
import { useApp, useT } from '../hooks.ts'
import { ActionButton } from '../parts/ActionButton.tsx'
import { Button } from '../parts/Button.tsx'
import { Choice, Field, Select } from '../parts/fields.tsx'
import { useEditor } from '../workspace/use-editor.ts'
import { authorName } from './author.ts'
import { Composer } from './Composer.tsx'
import { ThreadItem } from './ThreadItem.tsx'
import './comments.css'

type Scope = 'row' | 'document'
type Wanted = 'open' | 'all' | 'resolved'

/** So many threads are shown at once; the rest is asked for. */
const PAGE = 100

/** Comments on the row or on the whole document, and the one that is being written. */
export function CommentsSection({ editor }: { readonly editor: EditorHandle }) {
  const app = useApp()
  const t = useT()
  const [scope, setScope] = useState<Scope>('row')
  const [wanted, setWanted] = useState<Wanted>('open')
  const [limit, setLimit] = useState(PAGE)
  const all = useSyncExternalStore(
    (listener) => editor.subscribe(listener),
    () => editor.comments.list(),
  )
  const rowId = useEditor(editor, (snapshot) => snapshot.rowId)
  const thread = useEditor(editor, (snapshot) => snapshot.thread)
  const commenting = useEditor(editor, (snapshot) => snapshot.commenting)
  const inScope = scope === 'row' ? all.filter((entry) => entry.thread.rowId === rowId) : all
  const shown = inScope.filter((entry) => isWanted(entry, wanted) || isOf(entry, thread))

  const send = (text: string) => {
    editor.comments.add(text, authorName(app))
    editor.focus()
  }
  const cancel = () => {
    editor.comments.cancel()
    editor.focus()
  }
  return (
    <section className="panel-section comments">
      <div className="comments-head">
        <h2 className="panel-heading">{t('comments.heading')}</h2>
        <ActionButton action="revise.previousComment" />
        <ActionButton action="revise.nextComment" />
        <ActionButton action="revise.comment" />
      </div>
      {commenting && (
        <div className="comments-new">
          <p className="panel-note">
            {commenting.quote ? t('comments.on', { quote: commenting.quote }) : t('comments.onRow')}
          </p>
          <Composer
            label={t('comments.write')}
            send={t('comments.send')}
            onSend={send}
            onCancel={cancel}
          />
        </div>
      )}
      {all.length > 0 && (
        <>
          <Choice
            quiet
            legend={t('comments.scope')}
            value={scope}
            options={(['row', 'document'] as const).map((value) => ({
              value,
              label: t(`comments.scope.${value}`),
            }))}
            onChange={setScope}
          />
          <Field label={t('comments.wanted')}>
            {(ids) => (
              <Select
                {...ids}
                value={wanted}
                options={(['open', 'resolved', 'all'] as const).map((value) => ({
                  value,
                  label: t(`comments.wanted.${value}`, {
                    count: inScope.filter((entry) => isWanted(entry, value)).length,
                  }),
                }))}
                onChange={setWanted}
              />
            )}
          </Field>
        </>
      )}
      {shown.length > 0 && (
        <ul className="threads">
          {shown.slice(0, limit).map((entry) => (
            <ThreadItem
              key={entry.thread.first.id}
              editor={editor}
              entry={entry}
              isActive={isOf(entry, thread)}
            />
          ))}
        </ul>
      )}
      {shown.length > limit && (
        <Button look="quiet" onClick={() => setLimit(limit + PAGE)}>
          {t('comments.more', { count: shown.length - limit })}
        </Button>
      )}
      {shown.length === 0 && !commenting && (
        <div className="comments-none">
          <p className="panel-note">
            {t(scope === 'row' ? 'comments.noneOnRow' : 'comments.none')}
          </p>
          <Button look="quiet" onClick={() => void runAction(actionOf('revise.comment'), app)}>
            <MessageSquarePlus size={15} aria-hidden />
            {t('action.revise.comment')}
          </Button>
        </div>
      )}
    </section>
  )
}

const isOf = ({ thread }: CommentEntry, id: string | null): boolean => thread.first.id === id

const isWanted = ({ thread }: CommentEntry, wanted: Wanted): boolean =>
  wanted === 'all' || (thread.first.resolved === true) === (wanted === 'resolved')
