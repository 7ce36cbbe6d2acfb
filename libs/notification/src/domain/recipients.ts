/** A gateway's words without the numbers and addresses it likes to repeat; fit for logs and lists. */
export const withoutContacts = (words: string): string =>
  words.replace(/[^\s<>"'(),;:@]+@[^\s<>"'(),;:@]+/g, '(e-mail)').replace(/\+?\d{9,}/g, '(phone)');
