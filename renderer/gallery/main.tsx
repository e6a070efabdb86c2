import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

import './gallery.css'
import { GalleryPage } from './gallery-page.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no root.')
createRoot(root).render(
  <StrictMode>
    <GalleryPage />
  </StrictMode>
)
