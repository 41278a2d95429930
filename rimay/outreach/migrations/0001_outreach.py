import django.db.models.deletion
import rimay.core.dates
import rimay.core.text
import rimay.groups.models.classified
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('groups', '0001_groups'),
    ]

    operations = [
        migrations.CreateModel(
            name='Prospect',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('access_class', models.CharField(choices=[('public', 'everybody'), ('group', 'the table with its observers'), ('members', 'the seats only'), ('pillar', 'the seats of one pillar'), ('party', 'the organisations named'), ('team', 'the team of the study or event'), ('secretariat', 'the secretariat'), ('sealed', 'only the persons named')], default='group', max_length=12, verbose_name='who reads it')),
                ('key', models.CharField(default=rimay.groups.models.classified.new_key, max_length=80, verbose_name='key')),
                ('basis', models.CharField(blank=True, choices=[('counted', 'counted'), ('stated', 'stated'), ('inferred', 'inferred')], max_length=10, verbose_name='basis')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('name', rimay.core.text.TranslatedField(verbose_name='name')),
                ('sort_es', rimay.core.text.SortKeyField(language='es', source='name')),
                ('sort_en', rimay.core.text.SortKeyField(language='en', source='name')),
                ('is_kind_of_actor', models.BooleanField(default=False, verbose_name='a kind of actor, not one organisation')),
                ('subtype', models.CharField(blank=True, choices=[('ministry', 'ministry'), ('regional_government', 'regional government'), ('police', 'police'), ('state_body', 'other state body'), ('company', 'extractive company'), ('guild', 'guild'), ('private_security', 'private security company'), ('cso', 'civil society organisation'), ('community', 'community organisation'), ('academia', 'academia'), ('embassy', 'embassy'), ('international', 'international organisation'), ('media', 'media'), ('other', 'other')], max_length=30, verbose_name='kind of organisation')),
                ('reason', rimay.core.text.TranslatedField(blank=True, verbose_name='why this one')),
                ('stage', models.CharField(choices=[('identified', 'identified'), ('approached', 'approached'), ('interested', 'interested'), ('committed', 'committed'), ('letter', 'letter received'), ('member', 'member'), ('declined', 'declined')], default='identified', max_length=12, verbose_name='stage')),
                ('declined_reason', models.CharField(blank=True, max_length=300, verbose_name='reason, where declined')),
                ('next_step', models.CharField(blank=True, max_length=200, verbose_name='next step')),
                ('next_on', rimay.core.dates.PartialDateField(blank=True, default='', max_length=10, verbose_name='when')),
                ('access_circle', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.circle')),
                ('access_pillar', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.pillar')),
                ('champion', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.organisation', verbose_name='member that approaches it')),
                ('group', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.group', verbose_name='group')),
                ('organisation', models.ForeignKey(blank=True, help_text='once it is among the organisations', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='prospects', to='groups.organisation', verbose_name='organisation')),
                ('pillar', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.pillar', verbose_name='pillar')),
            ],
            options={
                'verbose_name': 'organisation to win',
                'verbose_name_plural': 'outreach',
                'abstract': False,
                'indexes': [models.Index(fields=['group', 'sort_es', 'id', 'access_class', 'access_pillar'], name='prospect_list_es'), models.Index(fields=['group', 'sort_en', 'id', 'access_class', 'access_pillar'], name='prospect_list_en')],
                'constraints': [models.UniqueConstraint(models.F('group'), models.F('key'), name='outreach_prospect_one_row_per_key'), models.CheckConstraint(condition=models.Q(models.Q(('access_class', 'pillar'), _negated=True), ('access_pillar__isnull', False), _connector='OR'), name='outreach_prospect_pillar_class_names_a_pillar'), models.CheckConstraint(condition=models.Q(models.Q(('access_class__in', ['party', 'sealed', 'team']), _negated=True), ('access_circle__isnull', False), _connector='OR'), name='outreach_prospect_circle_class_names_a_circle'), models.CheckConstraint(condition=models.Q(models.Q(('stage', 'declined'), _negated=True), models.Q(('declined_reason', ''), _negated=True), _connector='OR'), name='prospect_declined_says_why', violation_error_message='Say why it declined.'), models.CheckConstraint(condition=models.Q(('is_kind_of_actor', False), ('organisation__isnull', True), _connector='OR'), name='prospect_is_an_organisation_or_a_kind', violation_error_message='A kind of actor cannot be one organisation as well.')],
            },
        ),
        migrations.CreateModel(
            name='OutreachContact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('access_class', models.CharField(choices=[('public', 'everybody'), ('group', 'the table with its observers'), ('members', 'the seats only'), ('pillar', 'the seats of one pillar'), ('party', 'the organisations named'), ('team', 'the team of the study or event'), ('secretariat', 'the secretariat'), ('sealed', 'only the persons named')], default='group', max_length=12, verbose_name='who reads it')),
                ('key', models.CharField(default=rimay.groups.models.classified.new_key, max_length=80, verbose_name='key')),
                ('basis', models.CharField(blank=True, choices=[('counted', 'counted'), ('stated', 'stated'), ('inferred', 'inferred')], max_length=10, verbose_name='basis')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('held_on', rimay.core.dates.PartialDateField(blank=True, default='', max_length=10, verbose_name='date')),
                ('channel', models.CharField(blank=True, choices=[('meeting', 'meeting'), ('telephone', 'telephone'), ('message', 'message'), ('email', 'e-mail'), ('letter', 'letter'), ('event', 'at an event'), ('form', 'public form')], max_length=12, verbose_name='how')),
                ('who', models.CharField(blank=True, max_length=200, verbose_name='who spoke with whom')),
                ('said', models.TextField(blank=True, verbose_name='what was said')),
                ('given', models.CharField(blank=True, max_length=300, verbose_name='what was given')),
                ('next_step', models.CharField(blank=True, max_length=200, verbose_name='next step')),
                ('next_on', rimay.core.dates.PartialDateField(blank=True, default='', max_length=10, verbose_name='when')),
                ('outcome', models.CharField(blank=True, max_length=200, verbose_name='outcome')),
                ('access_circle', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.circle')),
                ('access_pillar', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.pillar')),
                ('group', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.group', verbose_name='group')),
                ('prospect', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contacts', to='outreach.prospect', verbose_name='prospect')),
            ],
            options={
                'verbose_name': 'outreach contact',
                'verbose_name_plural': 'outreach contacts',
                'abstract': False,
                'indexes': [models.Index(fields=['group', 'held_on', 'id', 'access_class', 'access_pillar'], name='outreach_contact_list')],
                'constraints': [models.UniqueConstraint(models.F('group'), models.F('key'), name='outreach_outreachcontact_one_row_per_key'), models.CheckConstraint(condition=models.Q(models.Q(('access_class', 'pillar'), _negated=True), ('access_pillar__isnull', False), _connector='OR'), name='outreach_outreachcontact_pillar_class_names_a_pillar'), models.CheckConstraint(condition=models.Q(models.Q(('access_class__in', ['party', 'sealed', 'team']), _negated=True), ('access_circle__isnull', False), _connector='OR'), name='outreach_outreachcontact_circle_class_names_a_circle')],
            },
        ),
        migrations.CreateModel(
            name='PublicMessage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('access_class', models.CharField(choices=[('public', 'everybody'), ('group', 'the table with its observers'), ('members', 'the seats only'), ('pillar', 'the seats of one pillar'), ('party', 'the organisations named'), ('team', 'the team of the study or event'), ('secretariat', 'the secretariat'), ('sealed', 'only the persons named')], default='group', max_length=12, verbose_name='who reads it')),
                ('key', models.CharField(default=rimay.groups.models.classified.new_key, max_length=80, verbose_name='key')),
                ('basis', models.CharField(blank=True, choices=[('counted', 'counted'), ('stated', 'stated'), ('inferred', 'inferred')], max_length=10, verbose_name='basis')),
                ('source', models.CharField(blank=True, max_length=300, verbose_name='source')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('changed_at', models.DateTimeField(auto_now=True)),
                ('name', models.CharField(max_length=160, verbose_name='name')),
                ('organisation', models.CharField(blank=True, max_length=160, verbose_name='organisation')),
                ('contact', models.CharField(blank=True, max_length=160, verbose_name='how to reach them')),
                ('wish', models.CharField(choices=[('take_part', 'take part in the group'), ('ask', 'ask something'), ('other', 'something else')], max_length=10, verbose_name='wishes to')),
                ('message', models.TextField(verbose_name='message')),
                ('received_at', models.DateTimeField(verbose_name='received')),
                ('state', models.CharField(choices=[('new', 'new'), ('answered', 'answered'), ('set_aside', 'set aside')], default='new', max_length=10, verbose_name='state')),
                ('answer', models.TextField(blank=True, verbose_name='what was answered, and how')),
                ('access_circle', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.circle')),
                ('access_pillar', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.pillar')),
                ('group', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='groups.group', verbose_name='group')),
                ('prospect', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='messages', to='outreach.prospect', verbose_name='prospect')),
            ],
            options={
                'verbose_name': 'message from the public page',
                'verbose_name_plural': 'messages from the public page',
                'abstract': False,
                'indexes': [models.Index(fields=['group', 'received_at', 'id', 'access_class'], name='public_message_list')],
                'constraints': [models.UniqueConstraint(models.F('group'), models.F('key'), name='outreach_publicmessage_one_row_per_key'), models.CheckConstraint(condition=models.Q(models.Q(('access_class', 'pillar'), _negated=True), ('access_pillar__isnull', False), _connector='OR'), name='outreach_publicmessage_pillar_class_names_a_pillar'), models.CheckConstraint(condition=models.Q(models.Q(('access_class__in', ['party', 'sealed', 'team']), _negated=True), ('access_circle__isnull', False), _connector='OR'), name='outreach_publicmessage_circle_class_names_a_circle')],
            },
        ),
    ]
