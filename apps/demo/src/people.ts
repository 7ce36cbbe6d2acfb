/** Applicants of the demo. Nobody of these exists, nor do their numbers and addresses. */
export interface Person {
  kind: 'person';
  fullName: string;
  identity: { kind: 'citizen-id'; number: string };
  phone: string;
  email: string;
  address: string;
}

function person(number: number, fullName: string, mailbox: string, street: string): Person {
  const ordinal = String(number).padStart(3, '0');
  return {
    kind: 'person',
    fullName,
    identity: { kind: 'citizen-id', number: `000000000${ordinal}` },
    phone: `0900000${ordinal}`,
    email: `${mailbox}@nguoidan.example`,
    address: `Số ${number} ${street}, phường Hoa Ban, tỉnh Sao Mai`,
  };
}

export const PEOPLE = {
  newMother: person(11, 'Nguyễn Thị Mẫu Hiền', 'hien', 'đường Bình Minh'),
  unprepared: person(12, 'Trần Văn Thử Lộc', 'loc', 'đường Hoa Ban'),
  builder: person(13, 'Lê Văn Ví Dụ Thắng', 'thang', 'đường Hoa Ban'),
  bride: person(14, 'Phạm Thị Mẫu Duyên', 'duyen', 'đường Bình Minh'),
  landowner: person(15, 'Hoàng Văn Thử Điền', 'dien', 'đường Hoa Ban'),
  newFather: person(16, 'Đỗ Văn Ví Dụ Phúc', 'phuc', 'đường Thanh Bình'),
  student: person(17, 'Vũ Thị Mẫu Thư', 'thu', 'đường Thanh Bình'),
  shopkeeper: person(18, 'Bùi Văn Thử Tài', 'tai', 'đường Bình Minh'),
} as const;
