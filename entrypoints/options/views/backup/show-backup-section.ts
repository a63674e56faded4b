/** Brings the section about backups into sight, with the focus on it. */
export function showBackupSection(): void {
  const heading = document.getElementById('backup');
  heading?.scrollIntoView({ block: 'start' });
  heading?.focus();
}
