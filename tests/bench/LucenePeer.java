// Lucene as a peer: LucenePeer normalize|chain, from standard input to standard output, by lines.
//
// normalize is ArabicNormalizer on the characters; it deletes by moving the rest of its buffer,
// which is meant for tokens, so it is fed 64 characters at a time. chain is what Lucene indexes
// without stop words and stems: StandardTokenizer, LowerCaseFilter, DecimalDigitFilter,
// ArabicNormalizationFilter; one token a line.
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicNormalizer;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

public final class LucenePeer {
  private static final int PIECE = 64;
  private static final int BUFFER = 1 << 20;

  public static void main(String[] arguments) throws IOException {
    Reader in = new InputStreamReader(new FileInputStream(FileDescriptor.in),
                                      StandardCharsets.UTF_8);
    Writer out = new BufferedWriter(
        new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8),
        BUFFER);
    if (arguments[0].equals("normalize")) {
      normalize(in, out);
    } else {
      chain(new BufferedReader(in, BUFFER), out);
    }
    out.flush();
  }

  private static void normalize(Reader in, Writer out) throws IOException {
    ArabicNormalizer normalizer = new ArabicNormalizer();
    char[] block = new char[BUFFER];
    char[] piece = new char[PIECE];
    for (int size = in.read(block); size >= 0; size = in.read(block)) {
      for (int at = 0; at < size; at += PIECE) {
        int length = Math.min(PIECE, size - at);
        System.arraycopy(block, at, piece, 0, length);
        out.write(piece, 0, normalizer.normalize(piece, length));
      }
    }
  }

  private static void chain(BufferedReader in, Writer out) throws IOException {
    Tokenizer tokenizer = new StandardTokenizer();
    TokenStream stream = new ArabicNormalizationFilter(
        new DecimalDigitFilter(new LowerCaseFilter(tokenizer)));
    CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      tokenizer.setReader(new StringReader(line));
      stream.reset();
      while (stream.incrementToken()) {
        out.write(term.buffer(), 0, term.length());
        out.write('\n');
      }
      stream.end();
      stream.close();
    }
  }
}
