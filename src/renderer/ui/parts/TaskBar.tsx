import { X } from 'lucide-react'
import { useStore } from 'zustand'
import { useApp, useNow, useT } from '../hooks.ts'
import type { Task } from '../tasks.ts'
import { IconButton } from './IconButton.tsx'

/** Work that takes its time: what, how far, how long, and a way to end it. */
export function TaskBar() {
  const { tasks } = useApp()
  const t = useT()
  const running = useStore(tasks.store)
  return (
    <ul className="tasks" aria-label={t('task.region')}>
      {running.map((task) => (
        <TaskItem key={task.id} task={task} />
      ))}
    </ul>
  )
}

const SECOND = 1000

function TaskItem({ task }: { readonly task: Task }) {
  const t = useT()
  const now = useNow(SECOND / 2)
  const label = t.say(task.label)
  const seconds = Math.floor((now - task.started) / SECOND)
  return (
    <li className="task">
      <span className="task-label">{label}</span>
      <progress
        className="task-bar"
        aria-label={label}
        max={1}
        {...(task.fraction === null ? {} : { value: task.fraction })}
      />
      {seconds > 0 && <span className="task-time">{t('task.elapsed', { seconds })}</span>}
      <IconButton label={t('task.cancel', { label })} onClick={task.cancel}>
        <X size={14} aria-hidden />
      </IconButton>
    </li>
  )
}
