import { sheetNames } from './sheet-names.ts';

describe('the names of a workbook’s sheets', () => {
  it('are found by the entry each is kept in, whatever the order, quotes and prefixes of the file', () => {
    const workbook = `<x:workbook><x:sheets>
      <x:sheet name="Phí &amp; lệ phí" sheetId="7" rel:id="b"/><x:sheet rel:id='a' name='Thủ tục'/>
      <x:sheet name="Lost" rel:id="c"/></x:sheets></x:workbook>`;
    const relations = `<Relationships><Relationship Id="a" Target="worksheets/sheet2.xml"/>
      <Relationship Target='/xl/worksheets/sheet1.xml' Id='b'></Relationship></Relationships>`;
    expect([...sheetNames(workbook, relations)]).toEqual([
      ['xl/worksheets/sheet1.xml', 'Phí & lệ phí'],
      ['xl/worksheets/sheet2.xml', 'Thủ tục'],
    ]);
  });

  it('are none in a file without them', () => {
    expect(sheetNames('', '').size).toBe(0);
  });
});
