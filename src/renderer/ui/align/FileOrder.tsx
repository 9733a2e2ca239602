import { ArrowDown, ArrowUp } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useT } from '../hooks.ts'
import { IconButton } from '../parts/IconButton.tsx'

interface FileOrderProps {
  readonly label: string
  readonly names: readonly string[]
  /** Positions of the names, in the order that is wanted. */
  readonly order: readonly number[]
  readonly onChange: (order: readonly number[]) => void
}

/**
 * Names in an order that can be changed, by dragging or by keys: a rearrangeable listbox of the
 * ARIA Authoring Practices.
 */
export function FileOrder({ label, names, order, onChange }: FileOrderProps) {
  const t = useT()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(order[0]!)
  const [dragged, setDragged] = useState<number | null>(null)
  const [said, say] = useState('')
  const at = order.indexOf(current)
  const last = order.length - 1

  // biome-ignore lint/correctness/useExhaustiveDependencies: where the current one stands now
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at, current])

  const move = (name: number, to: number) => {
    if (to < 0 || to > last) return
    onChange(order.toSpliced(order.indexOf(name), 1).toSpliced(to, 0, name))
    say(t('align.files.moved', { name: names[name]!, place: to + 1, count: order.length }))
  }
  const press = (event: KeyboardEvent) => {
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: last }[event.key]
    if (to === undefined || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    if (event.altKey) move(current, to)
    else setCurrent(order[Math.max(0, Math.min(last, to))]!)
  }
  const dragOver = (event: DragEvent, over: number) => {
    if (dragged === null) return
    event.preventDefault()
    event.dataTransfer.dropEffect = 'move'
    if (over !== dragged) move(dragged, order.indexOf(over))
  }
  return (
    <div className="file-order">
      <div className="file-order-head">
        <h3 className="file-order-label" id={id}>
          {label}
        </h3>
        {last > 0 && (
          <>
            <IconButton
              label={t('align.files.up')}
              disabled={at === 0}
              onClick={() => move(current, at - 1)}
            >
              <ArrowUp size={16} aria-hidden />
            </IconButton>
            <IconButton
              label={t('align.files.down')}
              disabled={at === last}
              onClick={() => move(current, at + 1)}
            >
              <ArrowDown size={16} aria-hidden />
            </IconButton>
          </>
        )}
      </div>
      <div
        ref={list}
        className="file-order-list"
        role="listbox"
        tabIndex={0}
        aria-labelledby={id}
        aria-describedby="file-order-hint"
        aria-activedescendant={`${id}-${current}`}
        onKeyDown={press}
      >
        {order.map((name, place) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the list's
          // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus
          <div
            key={name}
            id={`${id}-${name}`}
            className="file-order-name"
            role="option"
            aria-selected={name === current}
            data-dragged={name === dragged}
            draggable={last > 0}
            onClick={() => setCurrent(name)}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = 'move'
              event.dataTransfer.setData('text/plain', names[name]!)
              setCurrent(name)
              setDragged(name)
            }}
            onDragOver={(event) => dragOver(event, name)}
            onDrop={(event) => event.preventDefault()}
            onDragEnd={() => setDragged(null)}
          >
            <span className="file-order-place">{place + 1}</span>
            {names[name]}
          </div>
        ))}
      </div>
      <p className="aside-voice" role="status">
        {said}
      </p>
    </div>
  )
}
