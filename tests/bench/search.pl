# The preset search as a Perl one-liner's big brother: perl -CSD search.pl < in > out
use strict;
use warnings;
use Unicode::Normalize;
while (<STDIN>) {
    # Compatibility forms of the Arabic blocks only, then canonical composition.
    s/([\x{FB50}-\x{FDFF}\x{FE70}-\x{FEFC}]+)/NFKC($1)/ge;
    $_ = NFC($_);
    tr/\x{610}-\x{61A}\x{64B}-\x{65F}\x{670}\x{6D6}-\x{6DC}\x{6DF}-\x{6E8}\x{6EA}-\x{6ED}\x{640}//d;
    tr/\x{61C}\x{200B}\x{200C}\x{200E}\x{200F}\x{202A}-\x{202E}\x{2060}-\x{2069}\x{FEFF}\x{AD}//d;
    tr/\x{622}\x{623}\x{625}\x{671}\x{624}\x{626}\x{649}\x{6CC}\x{629}\x{6A9}\x{6C1}\x{6BE}/\x{627}\x{627}\x{627}\x{627}\x{648}\x{64A}\x{64A}\x{64A}\x{647}\x{643}\x{647}\x{647}/;
    tr/\x{660}-\x{669}\x{6F0}-\x{6F9}/0-90-9/;
    tr/\x{60C}\x{61B}\x{61F}\x{66A}\x{AB}\x{BB}\x{201C}\x{201D}\x{2018}\x{2019}\x{2013}\x{2014}/,;?%""""''\-\-/;
    s/\x{2026}/.../g;
    tr/\x{A0}\x{2000}-\x{200A}\x{202F}\x{3000}/ /;
    tr/ //s;
    print lc;
}
