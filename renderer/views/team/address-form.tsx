import { useState } from 'react'

import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** Takes an address at which somebody may be found. */
export function AddressForm({
  busy,
  error,
  onAddress
}: {
  readonly busy: boolean
  readonly error: string | null
  readonly onAddress: (address: string) => void
}) {
  const [address, setAddress] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (address.trim() === '') return
        onAddress(address.trim())
        setAddress('')
      }}
    >
      <TextField
        label="A teammate’s address"
        value={address}
        onChange={setAddress}
        maxLength={300}
        placeholder="192.168.1.20:4400"
        error={error}
        after={
          <Button type="submit" isDisabled={busy}>
            Try it
          </Button>
        }
      />
    </form>
  )
}
