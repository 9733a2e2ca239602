import type { ComponentProps } from 'react'
import { Tip } from './Tip.tsx'

interface IconButtonProps extends ComponentProps<'button'> {
  /** Its name, for screen readers and the tooltip. */
  readonly label: string
  /** Shortcut as the user reads it. */
  readonly keys?: string | undefined
  /** Whether what it turns on is on; left out for a button that is no switch. */
  readonly pressed?: boolean | undefined
}

/** A button that shows an icon alone. */
export function IconButton({ label, keys, pressed, className, ...rest }: IconButtonProps) {
  return (
    <Tip label={label} keys={keys}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        className={className ? `icon-button ${className}` : 'icon-button'}
        {...rest}
      />
    </Tip>
  )
}
