import { BookOpen, ClipboardPaste, FolderOpen } from 'lucide-react'
import type { ReactNode } from 'react'
import { actionOf, runAction } from '../actions/index.ts'
import { useApp, useT } from '../hooks.ts'
import type { MessageKey } from '../messages/catalogue.ts'

/** What a newcomer sees: a book opened at its title page, the ways to begin as its contents. */
export function Welcome() {
  const t = useT()
  return (
    <div className="welcome">
      <div className="welcome-leaf welcome-title">
        <p className="welcome-han text-han" lang="zh-Hant" aria-hidden="true">
          對照
        </p>
        <h2 className="welcome-head">{t('library.empty.title')}</h2>
        <p className="welcome-hint">{t('library.empty.hint')}</p>
      </div>
      <ul className="welcome-leaf welcome-contents">
        <Way
          action="file.open"
          icon={<FolderOpen size={20} aria-hidden />}
          label="library.empty.open"
          hint="library.empty.open.hint"
        />
        <Way
          action="file.paste"
          icon={<ClipboardPaste size={20} aria-hidden />}
          label="library.empty.paste"
          hint="library.empty.paste.hint"
        />
        <Way
          action="file.sample"
          icon={<BookOpen size={20} aria-hidden />}
          label="library.empty.sample"
          hint="library.empty.sample.hint"
        />
      </ul>
    </div>
  )
}

interface WayProps {
  readonly action: string
  readonly icon: ReactNode
  readonly label: MessageKey
  readonly hint: MessageKey
}

function Way({ action, icon, label, hint }: WayProps) {
  const app = useApp()
  const t = useT()
  return (
    <li>
      <button type="button" className="way" onClick={() => void runAction(actionOf(action), app)}>
        <span className="way-icon">{icon}</span>
        <span className="way-label">{t(label)}</span>
        <span className="way-hint">{t(hint)}</span>
      </button>
    </li>
  )
}
