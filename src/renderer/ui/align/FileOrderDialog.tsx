import { useState } from 'react'
import { useApp, useT } from '../hooks.ts'
import { Button } from '../parts/Button.tsx'
import { Dialog } from '../parts/Dialog.tsx'
import type { DialogRequest } from '../store.ts'
import { FileOrder } from './FileOrder.tsx'
import './file-order.css'

interface FileOrderDialogProps {
  readonly request: Extract<DialogRequest, { name: 'file-order' }>
}

/** Enter aligns them as they are. */
const focus = (button: HTMLButtonElement | null): void => button?.focus()

/** In which order the files of a text and of its translation are joined before they are aligned. */
export default function FileOrderDialog({ request }: FileOrderDialogProps) {
  const app = useApp()
  const t = useT()
  const { lists, others } = request
  const [orders, setOrders] = useState<readonly (readonly number[])[]>(
    lists.map(({ names }) => [...names.keys()]),
  )
  const end = (answer: () => void) => () => {
    app.closeDialog()
    answer()
  }
  return (
    <Dialog
      title={t('align.offer.heading')}
      description={t.say(request.text)}
      size={lists.length > 1 ? 'large' : 'medium'}
      onClose={end(request.cancel)}
      footer={
        <>
          <Button onClick={end(request.cancel)}>{t('dialog.cancel')}</Button>
          {others.map(({ label, choose }) => (
            <Button key={t.say(label)} onClick={end(choose)}>
              {t.say(label)}
            </Button>
          ))}
          <Button look="primary" ref={focus} onClick={end(() => request.choose(orders))}>
            {t('align.offer.align')}
          </Button>
        </>
      }
    >
      <div className="file-orders">
        {lists.map(({ side, names }, i) => (
          <FileOrder
            key={side}
            label={t(`align.files.${side}`, { count: names.length })}
            names={names}
            order={orders[i]!}
            onChange={(order) => setOrders(orders.with(i, order))}
          />
        ))}
      </div>
      <p className="file-order-hint" id="file-order-hint">
        {t('align.files.hint')}
      </p>
    </Dialog>
  )
}
