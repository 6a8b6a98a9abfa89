/** What a file is kept for. */
export const AttachmentPurpose = {
  PHOTO: 'PHOTO',
  SIGNED_PAPER: 'SIGNED_PAPER',
  SIGNATURE: 'SIGNATURE',
} as const;
export type AttachmentPurpose = (typeof AttachmentPurpose)[keyof typeof AttachmentPurpose];
