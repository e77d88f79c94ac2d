"""What is put into mails and documents: values that programs trip over, by where they stand."""

# --- in what is said ---

NUMBERS = (
    "0", "00000000", "99999999", "12345678901234567890123", "-1", "1e308", "٣٤٥٦٧٨٩٠", "²³", "½",
    "29947643", "29 94 76 43", "DK29947643", "010180-1234", "311299 0000", "3112991234",
    "31.12.99-1234", "0101801234 0101801234", "010180–1234/010180.1234", "+45 12 34 56 78",
    "1,000,000", "0x7f", "NaN", "᠐᠑", "１２３４５６７８", "Ⅷ", "0000",
)  # fmt: skip
DATES = (
    "31.02.2021", "00.00.0000", "99/99/99", "29.02.1900", "1. januar 99999", "udgangen af 0000",
    "ultimo februar 0000", "slutningen af år 9999", "december 9999 til januar 0001",
    "31. december 9999", "9999-12-31", "0001-01-01", "2020-13-45", "l. maj 202l", "32. juni 20",
    "januar 0000 - december 0000", "1.1.1 - 2.2.2", "den 1.januar2020til1.januar2021",
    "99 år fra 31.12.2099", "løber i 99 år", "fra 1/1-00 til 1/1-99", "٣١.١٢.٢٠٢٠",
    "kalenderårene 2020 til 2019", "aftalen gælder fra 29. februar 2020 og løber i 12 måneder",
)  # fmt: skip
ADDRESSES = (
    "a@b", "@", "jens@", "jens.hansen(at)firma", "a" * 300 + "@firma.example", "x@" + "a." * 200,
    "..@..", "jens@@firma.dk", "ÆØÅ@ø.example", "İ@firma.example", "jens @ firma . dk",
    "mailto:jens@firma.dk", '"Jens Hansen"@firma.dk', "jens@firma.dk,bo@firma.dk;ib@firma.dk",
    "jens@[127.0.0.1]", "jens@firma.dk.", "JENS@FIRMA.DK", "snabela", "j" + ".j" * 200 + "@f.dk",
)  # fmt: skip
LETTERS = (
    "\u0130", "ß", "\ufb01", "e\u0301", "a\u030a" * 20, "\u202e", "\u200b", "\ufeff", "\u00ad",
    "\U0001f469\u200d\U0001f4bb", "\U000e0041", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c",
    "\x00", "\x07", "\x1b[31m", "\x7f", "\ufffd", "\uffff", "\u3000", "\u0345", "ǅ", "ŉ", "ΐ", "Ω",
    "\u1e9e", "ﷺ", "\u0378", "\t", "\f", "\r", "\ud7ff", "\ue000", "¨", "Ã¦", "Ã", "&#230;",
)  # fmt: skip
LINES = (
    "> ", ">>>>>> ", "-- ", "--", "_" * 40, "-" * 40, "-----Original Message-----",
    "-----Oprindelig meddelelse-----", "---------- Forwarded message ---------",
    "Fra: Jens Hansen <jens@firma.dk>\nSendt: 1. maj 2021 10:00\nTil: dfdg@star.dk\nEmne: Opret\n",
    "Fra: \nSendt: \nTil: \nEmne: ", "Fra: 1\nSendt: 1\nEmne: 1\n" * 3, "Fra:", "From: ",
    "Den 1. maj 2021 kl. 10.00 skrev Jens Hansen <jens@firma.dk>:", "skrev:", "wrote:", "x skrev:",
    "On Mon, 1 Mar 2021 at 10:00, Jens\n<jens@firma.dk>\nwrote:", "Venlig hilsen", "Mvh", "Hej",
    "Sendt fra min iPhone", "Navn:\tE-mail:\tJobcenter:\tHandling", "Navn: ", "Fornavn: Jens",
    "Efternavn: Hansen", "Efternavn, fornavn\tMail\tStatus", "begin 644 aftale.pdf", "end", "`",
    "-----BEGIN PGP SIGNED MESSAGE-----", "-----BEGIN PGP SIGNATURE-----", "CVR", "CVR: ", "CVR nr",
    "Jobcenter", "Jobcenter: ", "Jobcentre:\n- ", "Kommune", "Opret", "Slet", "Nedlæg bruger: ",
    "Medarbejder:", "Bo afløser Ib, som afløser Bo, der afløser Ib", "jeg skal selv oprettes",
    "samme CVR-nummer som nedenfor", "Denne mail er fortrolig", "[cid:image001.png@01D7]",
    "<mailto:jens@firma.dk>", "<https://firma.dk>", "From nobody Thu Jan  1 00:00:00 1970", ".",
    "mellem Køge Kommune og Nordlys Job ApS", "Aftalen gælder fra 01.01.2020 til 31.12.2019",
)  # fmt: skip
TAGS = (
    "<table>", "<tr><td>", "</td></tr></table>", '<td colspan="999999999" rowspan="99999">', "<b>",
    '<td colspan="50" rowspan="50">x</td>' * 20, "<div>" * 300, "</div>" * 300, "<blockquote>" * 50,
    "<table><tr><td>" * 200, "<!--", "-->", "<![CDATA[", "]]>", "<script>", "<style>", "</style>",
    "<title>", "<p", '<a href="mailto:jens@firma.dk">jens</a>', "<a href='mailto:%ff%00@%'>x</a>",
    "&#xD800;", "&#99999999999;", "&#0;", "&#x80;", "&unknown;", "&amp" * 50, "<br>" * 500,
    '<meta charset="utf-16">', '<meta http-equiv="Content-Type" content="text/html; charset=x">',
    '<img src="data:image/png;base64,' + "A" * 5000, '<font style="display:none">', "<pre>\n\n\t",
    '<span style="font-size:0' + "0" * 500 + '">', "<select><option>", "<textarea>", "<svg><text>",
    "<o:p></o:p>", "<![if !supportLists]>", "<?xml version='1.0'?>", "<html>" * 3, "</html>", "<",
)  # fmt: skip

# --- in a mail's header and its parts ---

CHARSETS = (
    b"utf-8", b"us-ascii", b"iso-8859-1", b"iso-8859-15", b"windows-1252", b"utf-16", b"utf-16le",
    b"utf-32", b"utf-7", b"koi8-r", b"shift_jis", b"iso-2022-jp", b"gb18030", b"cp865", b"hz",
    b"x-unknown", b"unicode-escape", b"raw-unicode-escape", b"rot13", b"base64", b"zip", b"idna",
    b"punycode", b"undefined", b"mbcs", b"utf-8-sig", b"\xff", b"", b'"', b"a" * 3000, b"utf_8\0",
    b"big5", b"euc-kr", b"cp037", b"utf-ebcdic", b"ansi_x3.110-1983", b"*'%", b"../../etc/passwd",
)  # fmt: skip
ENCODINGS = (
    b"7bit", b"8bit", b"binary", b"base64", b"quoted-printable", b"x-uuencode", b"uuencode", b"x",
    b"base64 base64", b"BASE64;", b"", b"quoted-printable (comment)", b"gzip", b"\xe6",
)  # fmt: skip
TYPES = (
    b"text/plain", b"text/html", b"text/enriched", b"text/calendar", b"text/csv", b"text/vcard",
    b"multipart/mixed", b"multipart/alternative", b"multipart/related", b"multipart/signed",
    b"multipart/report", b"multipart/digest", b"multipart/appledouble", b"multipart/encrypted",
    b"message/rfc822", b"message/partial", b"message/external-body", b"message/delivery-status",
    b"message/global", b"message/disposition-notification", b"application/octet-stream",
    b"application/pdf", b"application/zip", b"application/ms-tnef", b"application/pkcs7-mime",
    b"application/pkcs7-signature", b"image/png", b"audio/x", b"x", b"/", b"", b"text", b"a/b/c",
    b"multipart/", b"\xe6/\xf8", b"text/plain; text/html", b"application/x-pkcs7-mime; name=smime",
)  # fmt: skip
BOUNDARIES = (
    b"x", b"", b"--", b"a" * 70, b"a" * 4000, b"(.*)+", b"[", b"\\", b" x ", b"=_x", b"\xe6", b"'",
    b"b\r\n", b"%41", b"x-- ", b"--x", b"\t", b"0", b"=?utf-8?q?x?=",
)  # fmt: skip
NAME_VALUES = (
    b'"../../etc/passwd"', b'"C:\\\\windows\\\\x.pdf"', b'""', b'"', b'"a.pdf', b"a b c.pdf", b"..",
    b'"' + b"x" * 5000 + b'.pdf"', b'"=?utf-8?B?w6bDuMOl?=.pdf"', b'"=?x?B?!!!?="', b"\xe6\xf8.pdf",
    b'"aftale\xe2\x80\xaefdp.exe"', b'"a\0b.pdf"', b'"a\r\n b.pdf"', b'".pdf"', b'"pdf"', b'"/"',
    b'"Aftale 010180-1234.pdf"', b'"Aftale K\xc3\xb8ge Kommune.pdf"', b'"CON"', b'"a.zip"',
    b"aftale.docx; filename=b.xlsx", b'"liste.csv"', b'"%s%n%x"', b'"winmail.dat"', b'"a.eml"',
)  # fmt: skip
NAME_PARAMETERS = (
    b"filename*=utf-8''%C3%A6.pdf", b"filename*=x-unknown'da'%E6.pdf", b"filename*0=a; filename*1=",
    b"filename*1*=%FF; filename*0*=utf-8''%", b"filename*99999999999999=x; filename*0=y",
    b"filename*-1=x", b"filename*0*=''", b"filename*=a'b", b"filename*=utf-8'''''%zz", b"filename*",
    b"filename*0*=utf-16''%00a%00; filename*0=b", b"filename*0=" + b"x" * 3000, b"filename==",
    b"; ".join(b"filename*%d=x" % n for n in range(500)), b"filename*0*=idna''xn--%80; name=x",
)  # fmt: skip
DATE_VALUES = (
    b"Fri, 31 Dec 9999 23:59:59 +0000", b"Fri, 31 Dec 9999 23:59:59 -1200", b"1 Jan 0001 00:00 GMT",
    b"Mon, 1 Jan 1900 00:00:00 +0000", b"Thu, 30 Feb 2021 10:00:00 +0100", b"", b"now", b"0", b"-1",
    b"Mon, 01 Mar 21 10:00:00 +9999", b"Mon, 01 Mar 2021 25:61:61 +0100", b"1614592800", b"\xe6",
    b"Mon, 1 Mar 99999999999 10:00:00 +0000", b"2021-03-01T10:00:00.123456789+01:00", b"1/2/3",
    b"Mon, 01 Mar 2021 10:00:00 (Central European (Standard) Time", b"1 Mar 2021", b"Mon, , ,",
    b"Mon, 1 Mar 2021 10:00:00 +0100 Mon, 2 Mar 2021 10:00:00", b"=?utf-8?q?1_Mar_2021?=",
    b"1 Jan 2021 00:00:00 +1400", b"31 Dec 2020 24:00:00 +0000", b"1 Mar 2021 10:00:00 +24:00",
    b"Sat, 1 Jan 1982 00:00:00 +0000", b"9999-12-31T23:59:59-14:00", b"0001-01-01T00:00:00+14:00",
)  # fmt: skip
ADDRESS_VALUES = (
    b"", b"<>", b"<", b"@", b"<@>", b"a@b", b"a", b'"', b'"a" <a@b', b"(x)", b"(((((" * 200, b"::",
    b"undisclosed-recipients:;", b"<MAILER-DAEMON>", b"a@b, c@d; e@f", b"=?utf-8?q?a?= <a@b>", b"[",
    b'"Hansen, Jens" <jens@firma.example>', b"Hansen, Jens <jens@firma.example>", b"\xe6@\xf8.dk",
    b"jens@firma.example <bo@firma.example>", b"=?utf-8?B?ZGZkZ0BzdGFyLmRr?=", b"<a@b>" * 500,
    b"dfdg@star.dk", b"a" * 300 + b"@" + b"b" * 300, b"Karla 010180-1234 <karla@firma.example>",
    b"x <x@y>\r\nBcc: z@w", b'"\\"\\\\\\""@x.example', b"g:a@b,c@d;,<e@f>", b"a@b <", b",,", b"a@",
    b"=?utf-8?q?a=0d=0aBcc:_x=40y?= <a@b>", b"noreply@firma.example", b"a@[127.0.0.1]", b"\0@\0",
)  # fmt: skip
SUBJECT_VALUES = (
    b"=?utf-8?B?w6bDuMOl?=", b"=?utf-8?q?=C3?= =?utf-8?q?=A6?=", b"=?utf-8?B?w6?=", b"=?x?q?a?=",
    b"=?utf-8?q?=0D=0AFrom:_x@y?=", b"=?utf-7?q?+2D0-?=", b"=?utf-8?z?a?=", b"=?utf-8*da?q?a?=",
    b"=?utf-16?B?AAA=?=", b"=?utf-8?q?" + b"=C3=A6" * 3000 + b"?=", b"=?" * 5000, b"=??q??=", b"=",
    b"=?iso-2022-jp?B?GyRC?=", b"=?utf-8?b?\xff?=", b"=?undefined?q?a?=", b"=?idna?q?xn--=80?=",
    b"SV: " * 300, b"[LS-1]", b"[LS-99999999999999999999999]", b"[LS-0] [LS-2]", b"VS: Fwd: RE: x",
    b"Automatisk svar: x", b"CVR 29947643", b"010180-1234", b"\0", b"a" * 200_000, b"\x1b[2J", b"_",
)  # fmt: skip
ID_VALUES = (
    b"", b"<>", b"<x>", b"<a@b>", b"x", b"<a@b> (comment)", b"<a b@c>", b"<" + b"x" * 5000 + b"@y>",
    b"<1@nordlys-job.example>", b"<\xe6@\xf8>", b"=?utf-8?q?<a@b>?=", b"<a@b><c@d>", b"< a@b >",
    b"<<a@b>>", b" ".join(b"<%d@x>" % n for n in range(3000)), b"<a@b>\r\n\t<c@d>", b"<a\0@b>",
)  # fmt: skip
FIELDS: dict[bytes, tuple[bytes, ...]] = {
    b"Date": DATE_VALUES,
    b"From": ADDRESS_VALUES,
    b"To": ADDRESS_VALUES,
    b"Cc": ADDRESS_VALUES,
    b"Reply-To": ADDRESS_VALUES,
    b"Sender": ADDRESS_VALUES,
    b"Return-Path": ADDRESS_VALUES,
    b"Subject": SUBJECT_VALUES,
    b"Message-ID": ID_VALUES,
    b"In-Reply-To": ID_VALUES,
    b"References": ID_VALUES,
    b"Auto-Submitted": (b"no", b"auto-replied", b"auto-generated; x", b"\xe6", b""),
    b"Precedence": (b"bulk", b"list", b"x", b""),
    b"List-Id": (b"<x>", b"", b"=?utf-8?q?x?="),
    b"Content-Type": TYPES,
    b"Content-Transfer-Encoding": ENCODINGS,
    b"MIME-Version": (b"1.0", b"2.0", b"", b"(1.0) 1.0 (x)"),
}
CONTROL_BYTES = (
    b"\0", b"\x0b", b"\x0c", b"\x1b", b"\x85", b"\xff", b"\xfe\xff", b"\xff\xfe", b"\xef\xbb\xbf",
    b"\xe2\x80\xa8", b"\r", b"\n", b"\r\n\r\n", b"\n\n", b"\r\r\n", b"\xed\xa0\x80", b"\xc3",
    b"=\n", b"\xf4\x90\x80\x80", b"\xe2\x80\xae", b"--", b"\n--", b"\n.\n", b"\nFrom x\n", b"=C3",
    b"=0D=0A", b"\x1a", b"\x7f", b"\x80", b"\t", b"+AGE-", b"\x1b$B", b"~{", b"%PDF-",
    b"PK\x03\x04", b"<html>",
)  # fmt: skip

# --- in files ---

FILE_NAMES = (
    "Aftale.pdf", "liste.xlsx", "liste.csv", "x.docx", "x.odt", "x.ods", "x.rtf", "x.txt", "x.html",
    "x.png", "x.zip", "x.doc", "x", "", "x.eml", "x.heic", "a\nb.pdf", "ø" * 200 + ".pdf",
)  # fmt: skip
FILE_TYPES = (
    "application/octet-stream", "application/pdf", "text/plain", "text/csv", "text/html", "",
    "image/png", "image/jpeg", "application/zip", "application/rtf", "application/msword", "x/y/z",
)  # fmt: skip
FILE_NUMBERS = (
    b"0", b"-1", b"1", b"65535", b"65536", b"2147483647", b"2147483648", b"4294967295", b"1e9",
    b"99999999999999999999", b"-99999999999", b"0.0000000001", b"NaN", b"x", b"", b"1 0 R",
)  # fmt: skip
XML = (
    b"<!DOCTYPE x [<!ENTITY a 'aaaa'>]>", b"&a;", b"&#0;", b"<w:p>", b"</w:p>", b"<w:tbl>" * 300,
    b"<w:p><w:r><w:t>x</w:t></w:r></w:p>" * 3000, b"<row>", b"<c r='XFD1048576'><v>1</v></c>",
    b"<c r='A99999999999'/>", b"<c t='s'><v>99999</v></c>", b"<v>1e400</v>", b"\0", b"\xff", b"<",
    b"table:number-columns-repeated='999999999'", b"table:number-rows-repeated='999999999'", b"]]>",
    b"<x>" * 5000, b"<table:table-row>" * 300, b"<text:s text:c='999999999'/>",
    b"<text:list>" * 300, b"<text:p>", b"<mc:Fallback>", b"<!--", b"<?x?>", b"xmlns:w='y'",
    b"standalone='",
)  # fmt: skip
PDF = (
    b"/Count 999999999", b"/Length 999999999", b"/MediaBox [0 0 1e30 1e30]", b"/Kids [1 0 R 1 0 R]",
    b"/MediaBox [0 0 200000 200000]", b"/Parent 1 0 R", b"<<" * 2000, b"[" * 2000, b"stream\n",
    b"endstream", b"endobj", b"xref\n0 99999999\n", b"trailer", b"%%EOF", b"startxref\n-1\n",
    b"/Filter [" + b"/FlateDecode " * 50 + b"]", b"/Prev 0", b"/Encrypt 1 0 R", b"/W [9 9 9]",
    b"/Predictor 15 /Columns 999999999", b"/Width 100000 /Height 100000", b"/Type /Pages",
)  # fmt: skip
RTF = (
    b"{" * 3000, b"}" * 3000, b"\\u-99999999999 ?", b"\\uc99999999", b"\\'zz", b"\\bin99999999 ",
    b"\\u55357 ?", b"\\par" * 5000, b"\\*", b"\\fonttbl", b"\\row" * 3000, b"\\cell" * 3000,
)  # fmt: skip
