import java.io.FileInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.flavours.PDFAFlavour.Specification;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Reference;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** veraPDF's engine and rules over files: `java -cp JAR:. Verdict PDFA-2A PDFUA-1 -- FILE...`; exit 1 when one fails. */
public class Verdict {
  public static void main(String[] arguments) throws Exception {
    java.util.logging.LogManager.getLogManager().reset();
    VeraGreenfieldFoundryProvider.initialise();
    List<ValidationProfile> profiles = new ArrayList<>();
    int at = 0;
    for (; !arguments[at].equals("--"); at++) profiles.add(profile(arguments[at]));
    int failed = 0;
    for (at++; at < arguments.length; at++) for (ValidationProfile profile : profiles) {
      if (!passes(profile, arguments[at])) failed++;
    }
    System.out.println(failed + " failed");
    System.exit(failed == 0 ? 0 : 1);
  }

  private static boolean passes(ValidationProfile profile, String file) throws Exception {
    PDFAFlavour flavour = profile.getPDFAFlavour();
    try (InputStream stream = new FileInputStream(file);
         PDFAParser parser = Foundries.defaultInstance().createParser(stream, flavour);
         PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
      ValidationResult result = validator.validate(parser);
      System.out.println((result.isCompliant() ? "PASS " : "FAIL ") + flavour + " " + file + " (" + result.getTotalAssertions() + " checks)");
      Map<String, Integer> seen = new TreeMap<>();
      for (TestAssertion each : result.getTestAssertions()) {
        if (each.getStatus() != TestAssertion.Status.FAILED) continue;
        String rule = each.getRuleId().getClause() + "-" + each.getRuleId().getTestNumber();
        if (seen.merge(rule, 1, Integer::sum) <= 2)
          System.out.println("  " + rule + " " + each.getMessage() + "\n    at " + each.getLocation().getContext());
      }
      if (!seen.isEmpty()) System.out.println("  " + seen);
      return result.isCompliant();
    }
  }

  /** Reads a profile without JAXB, which the jar does not carry. */
  private static ValidationProfile profile(String name) throws Exception {
    Element root;
    try (InputStream stream = Verdict.class.getResourceAsStream("/org/verapdf/pdfa/validation/" + name + ".xml")) {
      root = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(stream).getDocumentElement();
    }
    Set<Rule> rules = new HashSet<>();
    NodeList all = root.getElementsByTagName("rule");
    for (int i = 0; i < all.getLength(); i++) {
      Element rule = (Element) all.item(i);
      Element id = child(rule, "id");
      Element error = child(rule, "error");
      List<ErrorArgument> wanted = new ArrayList<>();
      NodeList named = error.getElementsByTagName("argument");
      for (int j = 0; j < named.getLength(); j++)
        wanted.add(ErrorArgumentImpl.fromValues(named.item(j).getTextContent(), null, null));
      rules.add(Profiles.ruleFromValues(
          Profiles.ruleIdFromValues(Specification.valueOf(id.getAttribute("specification")), id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
          rule.getAttribute("object"), rule.hasAttribute("deferred") && rule.getAttribute("deferred").equals("true"),
          rule.getAttribute("tags"), text(rule, "description"), text(rule, "test"),
          Profiles.errorFromValues(text(error, "message"), wanted), new ArrayList<Reference>()));
    }
    Set<Variable> variables = new HashSet<>();
    NodeList kept = root.getElementsByTagName("variable");
    for (int i = 0; i < kept.getLength(); i++) {
      Element variable = (Element) kept.item(i);
      variables.add(Profiles.variableFromValues(variable.getAttribute("name"), variable.getAttribute("object"), text(variable, "defaultValue"), text(variable, "value")));
    }
    return Profiles.profileFromValues(PDFAFlavour.valueOf(root.getAttribute("flavour")),
        Profiles.profileDetailsFromValues(name, name, "veraPDF", new java.util.Date(0)), "", rules, variables);
  }

  private static Element child(Element of, String name) {
    return (Element) of.getElementsByTagName(name).item(0);
  }

  private static String text(Element of, String name) {
    Element found = child(of, name);
    return found == null ? "" : found.getTextContent();
  }
}
