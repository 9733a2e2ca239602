import { Check, ChevronsUpDown } from 'lucide-react'
import { useApp, useT } from '../hooks.ts'
import { percentDone } from '../library/progress.ts'
import { Menu, MenuItem } from '../parts/Menu.tsx'
import './documents.css'
import { nameOfDocument, useDocuments } from './use-documents.ts'

/** Which document of its project is open, and the way to the others; nothing where it is alone. */
export function DocumentSwitch({ current }: { readonly current: string }) {
  const app = useApp()
  const t = useT()
  const documents = useDocuments()
  const index = documents.findIndex(({ header }) => header.id === current)
  if (index < 0) return null
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          className="document-switch"
          aria-label={t('workspace.documentOf', { index: index + 1, count: documents.length })}
        >
          {index + 1} / {documents.length}
          <ChevronsUpDown size={13} aria-hidden />
        </button>
      }
    >
      {documents.map((card) => (
        <MenuItem
          key={card.header.id}
          icon={card.header.id === current && <Check size={16} />}
          keys={`${percentDone(card.summary)} %`}
          onSelect={() => void app.openDocument(card.header.id)}
        >
          <span className="text-han" lang={card.header.sourceLanguage}>
            {nameOfDocument(card, t('library.untitled'))}
          </span>
        </MenuItem>
      ))}
    </Menu>
  )
}
