### What a file is, and the proposal that comes out of a notice.

recognise-empty = { $file } is empty. Nothing was imported.
recognise-pdf = { $file } is a PDF. perceel cannot take data out of it. Ask for a spreadsheet, or download the notice as XML from TED or TenderNed.
recognise-image = { $file } is an image. Nothing was imported. Ask for the data as a spreadsheet.
recognise-document = { $file } is a text document or a presentation. Nothing was imported. Put the table in a spreadsheet and save that as .xlsx, .ods or .csv.
recognise-packed = { $file } is a packed file. Nothing was imported. Unpack it and choose the file inside.
recognise-register = { $file } is a database. Nothing was imported. Is it a register of perceel? Then open it instead of importing it.
recognise-html = { $file } is a web page. Nothing was imported. Download the file itself from that page: the XML of the notice, or the spreadsheet.
recognise-binary = { $file } is no text, spreadsheet or notice. Nothing was imported.
