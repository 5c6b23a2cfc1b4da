# The folds of the preset search on the bytes of UTF-8 (LC_ALL=C); no normalization form.
# A lead byte is never a trail byte, so two-byte patterns cannot match across characters.
# tashkeel, superscript alef, tatweel
s/\xd9[\x8b-\x9f\xb0\x80]//g
# alef with madda or hamza, alef wasla
s/\xd8[\xa2\xa3\xa5]/\xd8\xa7/g
s/\xd9\xb1/\xd8\xa7/g
# hamza on waw and yeh, teh marbuta, alef maksura, Farsi yeh, keheh
s/\xd8\xa4/\xd9\x88/g
s/\xd8\xa6/\xd9\x8a/g
s/\xd8\xa9/\xd9\x87/g
s/\xd9\x89/\xd9\x8a/g
s/\xdb\x8c/\xd9\x8a/g
s/\xda\xa9/\xd9\x83/g
# digits
s/\xd9\xa0/0/g; s/\xd9\xa1/1/g; s/\xd9\xa2/2/g; s/\xd9\xa3/3/g; s/\xd9\xa4/4/g
s/\xd9\xa5/5/g; s/\xd9\xa6/6/g; s/\xd9\xa7/7/g; s/\xd9\xa8/8/g; s/\xd9\xa9/9/g
s/\xdb\xb0/0/g; s/\xdb\xb1/1/g; s/\xdb\xb2/2/g; s/\xdb\xb3/3/g; s/\xdb\xb4/4/g
s/\xdb\xb5/5/g; s/\xdb\xb6/6/g; s/\xdb\xb7/7/g; s/\xdb\xb8/8/g; s/\xdb\xb9/9/g
# comma, semicolon, question mark, percent sign; quotes, dashes, ellipsis
s/\xd8\x8c/,/g; s/\xd8\x9b/;/g; s/\xd8\x9f/?/g; s/\xd9\xaa/%/g
s/\xc2[\xab\xbb]/"/g; s/\xe2\x80[\x9c\x9d]/"/g; s/\xe2\x80[\x98\x99]/'/g
s/\xe2\x80[\x93\x94]/-/g; s/\xe2\x80\xa6/.../g
# bidi controls, zero width characters but ZWJ, no-break space
s/\xe2\x80[\x8b\x8c\x8e\x8f\xaa-\xae]//g; s/\xef\xbb\xbf//g; s/\xc2\xa0/ /g
# repeated spaces, ASCII case
s/  */ /g
y/ABCDEFGHIJKLMNOPQRSTUVWXYZ/abcdefghijklmnopqrstuvwxyz/
